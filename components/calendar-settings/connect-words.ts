/** What became of a sign-in at Google, by the word in the page's address. */
interface ConnectWords {
  tone: "booked" | "missed" | "attention";
  text: string;
  /** Where to try again, the likeliest way first; empty when nothing needs to be. */
  retries: { href: string; label: string }[];
}

/** Where a sign-in at Google begins: with the account that is connected, or with any. `page` is where it ends. */
export function connectHref(page: "settings" | "wizard", account: "same" | "any" = "same"): string {
  const query = new URLSearchParams();
  if (account === "any") query.set("account", "any");
  if (page === "wizard") query.set("from", "wizard");
  return `/api/calendar/connect${query.size > 0 ? `?${query}` : ""}`;
}

type Ways = "none" | "again" | "accounts";
const ways: Record<Ways, { account: "same" | "any"; label: string }[]> = {
  none: [],
  again: [{ account: "same", label: "Try again" }],
  accounts: [
    { account: "any", label: "Use this one instead" },
    { account: "same", label: "Use another account" },
  ],
};
const unchanged = "Nothing was changed.";

const words: Record<string, Pick<ConnectWords, "tone" | "text"> & { ways: Ways }> = {
  connected: { tone: "booked", text: "Your calendar is connected. Its busy times appear in a moment.", ways: "none" },
  denied: {
    tone: "attention",
    text: `Google did not get your permission: the window was closed, or you chose Cancel. ${unchanged}`,
    ways: "again",
  },
  incomplete: {
    tone: "attention",
    text: `A box on Google's page was left unticked. We need to see and edit events. ${unchanged}`,
    ways: "again",
  },
  other_account: {
    tone: "attention",
    text: `That is another Google account than the one that is connected. ${unchanged}`,
    ways: "accounts",
  },
  signed_out: {
    tone: "attention",
    text: `You were signed out when Google's answer came, so it was not taken. ${unchanged}`,
    ways: "again",
  },
  expired: {
    tone: "attention",
    text: `The sign-in took too long, or Google had ended it. ${unchanged}`,
    ways: "again",
  },
  used: { tone: "attention", text: `This answer of Google's was used before. ${unchanged}`, ways: "again" },
  other_session: {
    tone: "missed",
    text: `This sign-in was begun by another person, business or session. ${unchanged}`,
    ways: "again",
  },
  forged: { tone: "missed", text: `This sign-in was not begun in this browser. ${unchanged}`, ways: "again" },
  unavailable: { tone: "missed", text: `Google did not answer. ${unchanged} Try again in a minute.`, ways: "again" },
  forbidden: { tone: "missed", text: `Only owners and managers connect the calendar. ${unchanged}`, ways: "none" },
};

/** Null for a word that is none of ours. A retry ends on the page that it is offered on. */
export function connectWords(result: string, page: "settings" | "wizard"): ConnectWords | null {
  const found = Object.hasOwn(words, result) ? words[result] : undefined;
  if (!found) return null;
  const { tone, text } = found;
  return {
    tone,
    text,
    retries: ways[found.ways].map(({ account, label }) => ({ href: connectHref(page, account), label })),
  };
}
