/** How often something may happen to one subject (an address, an account, a business) within a window. */
export interface RateRule {
  count: number;
  windowSeconds: number;
  /**
   * Where it is counted: by each process for itself, or by all together. Without the shared counter each process counts
   * by itself (`shared`), or nobody may (`shared_or_refuse`).
   */
  counted: "here" | "shared" | "shared_or_refuse";
}

const quarterHour = 900;

/** The limits of spec 9.3. Sign-ins count per account and address; a success forgets the failures of that pair. */
export const rateRules = {
  sign_in: { count: 10, windowSeconds: quarterHour, counted: "shared" },
  /**
   * One account tried from many addresses. What an address was refused for does not count here, so that a stranger needs
   * ten networks, and to keep at it, to lock the owner out of signing in; a session that lasts is not ended by it.
   */
  sign_in_account: { count: 100, windowSeconds: quarterHour, counted: "shared" },
  /** Six digits are few: codes of the second factor, counted per person, wherever they come from. */
  second_factor: { count: 10, windowSeconds: quarterHour, counted: "shared" },
  /** A new password after a mailed link, counted per person. */
  new_password: { count: 10, windowSeconds: quarterHour, counted: "shared" },
  /** Many accounts tried from one address. */
  sign_in_address: { count: 200, windowSeconds: quarterHour, counted: "shared" },
  /** Forms that make us send a mail: registration, a new link, a new password. */
  mail_request: { count: 60, windowSeconds: quarterHour, counted: "shared" },
  contact: { count: 100, windowSeconds: quarterHour, counted: "shared" },
  /** Each costs money on the telephone network. */
  demo_call: { count: 5, windowSeconds: quarterHour, counted: "shared_or_refuse" },
  /** "Call my phone": counted for the member, and again for the number that is rung. */
  phone_test: { count: 5, windowSeconds: quarterHour, counted: "shared_or_refuse" },
  /** Calls and texts everybody on a business's ladder, twice; counted per business. */
  drill: { count: 3, windowSeconds: 3600, counted: "shared_or_refuse" },
  /** What a visitor says in a conversation of the public pages. */
  demo_turn: { count: 150, windowSeconds: quarterHour, counted: "here" },
  /** What a member says to the draft in the editor; a model may answer each. */
  playground_turn: { count: 120, windowSeconds: quarterHour, counted: "shared" },
  /** Against runaway pages and scripts; not worth a question to the shared counter each time. */
  member_api: { count: 1_200, windowSeconds: 60, counted: "here" },
  admin_api: { count: 600, windowSeconds: 60, counted: "here" },
} as const satisfies Record<string, RateRule>;

export type RateRuleName = keyof typeof rateRules;

/** `retryInSeconds` is when the next one may pass, at least 1. */
export type RateAnswer = { isAllowed: true } | { isAllowed: false; retryInSeconds: number };

/** The wait in words: "a minute", "5 minutes". */
export function sayWait(retryInSeconds: number): string {
  const minutes = Math.ceil(retryInSeconds / 60);
  return minutes <= 1 ? "a minute" : `${minutes} minutes`;
}
