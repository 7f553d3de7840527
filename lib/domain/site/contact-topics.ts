/** What a visitor may be writing about. */
export const contactTopics = {
  sales: "Becoming a customer",
  support: "Help with my account",
  privacy: "Privacy or my data",
  other: "Something else",
} as const;
