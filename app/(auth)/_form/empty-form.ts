/** What a form shows after it was sent: what was typed stays, each field says what is wrong with it. */
export interface FormState {
  values: Record<string, string>;
  errors: Record<string, string>;
  /** What went wrong with the form as a whole. */
  problem: string | null;
  /** Set when the form has done its work and the page shows what comes next. */
  sentTo: string | null;
}

export const emptyForm: FormState = { values: {}, errors: {}, problem: null, sentTo: null };
