/** What became of a sign-in at Google, by the word in the page's address. */
interface ConnectWords {
  tone: "booked" | "missed" | "attention";
  text: string;
  /** Where to try again; null when nothing needs to be. */
  retry: { href: string; label: string } | null;
}

const again = { href: "/api/calendar/connect", label: "Try again" };
const unchanged = "Nothing was changed.";

const words: Record<string, ConnectWords> = {
  connected: { tone: "booked", text: "Your calendar is connected. Its busy times appear in a moment.", retry: null },
  denied: {
    tone: "attention",
    text: `Google did not get your permission: the window was closed, or you chose Cancel. ${unchanged}`,
    retry: again,
  },
  incomplete: {
    tone: "attention",
    text: `A box on Google's page was left unticked. We need to see and edit events. ${unchanged}`,
    retry: again,
  },
  other_account: {
    tone: "attention",
    text: `That is another Google account than the one that is connected. ${unchanged}`,
    retry: { href: "/api/calendar/connect?account=any", label: "Use another account" },
  },
  expired: { tone: "attention", text: `The sign-in took too long, or Google had ended it. ${unchanged}`, retry: again },
  used: { tone: "attention", text: `This answer of Google's was used before. ${unchanged}`, retry: again },
  other_session: {
    tone: "missed",
    text: `This sign-in was begun by another person, business or session. ${unchanged}`,
    retry: again,
  },
  forged: { tone: "missed", text: `This sign-in was not begun in this browser. ${unchanged}`, retry: again },
  unavailable: { tone: "missed", text: `Google did not answer. ${unchanged} Try again in a minute.`, retry: again },
  forbidden: { tone: "missed", text: `Only owners and managers connect the calendar. ${unchanged}`, retry: null },
};

/** Null for a word that is none of ours. */
export function connectWords(result: string): ConnectWords | null {
  return Object.hasOwn(words, result) ? (words[result] ?? null) : null;
}
