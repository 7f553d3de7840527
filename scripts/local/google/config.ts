export interface GoogleConfig {
  clientId: string;
  clientSecret: string;
  /** The addresses of the people who can sign in. */
  accounts: string[];
  /** Zone of every account's own calendar. */
  timeZone?: string;
  /** The registered addresses to return to; without a list any local or https address will do. */
  redirectUris?: string[];
}

export const DEFAULT_TIME_ZONE = "America/New_York";
