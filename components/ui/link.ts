/** A link inside words. */
export const linkStyle = "font-medium text-brand underline-offset-4 hover:underline";
