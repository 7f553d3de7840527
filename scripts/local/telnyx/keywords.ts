import type Telnyx from "telnyx";

export type Keyword = "STOP" | "START" | "HELP";

// Telnyx's defaults. REVOKE, OPT OUT and whole sentences are not among them; the application must see those itself.
const DEFAULTS: Record<Keyword, readonly string[]> = {
  STOP: ["STOP", "STOPALL", "STOP ALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT"],
  START: ["START", "UNSTOP"],
  HELP: ["HELP"],
};
const DEFAULT_REPLIES: Record<Keyword, string> = {
  STOP: "You have successfully been unsubscribed. You will not receive any more messages from this number. Reply START to resubscribe.",
  START:
    "You have successfully been re-subscribed to messages from this number. Reply HELP for help. Reply STOP to unsubscribe.",
  HELP: "Reply STOP to unsubscribe. Msg and data rates may apply.",
};
const OPERATIONS = { STOP: "stop", START: "start", HELP: "info" } as const;
const KEYWORDS: readonly Keyword[] = ["STOP", "START", "HELP"];

/** The keyword that a whole text is, with what the carrier answers to it; null for any other text. */
export function keywordOf(
  text: string,
  configs: readonly Telnyx.MessagingProfiles.AutoRespConfig[],
): { keyword: Keyword; word: string; reply: string } | null {
  const word = text.trim().toUpperCase().replace(/\s+/g, " ");
  for (const keyword of KEYWORDS) {
    const config = configs.find((one) => one.op === OPERATIONS[keyword]);
    const words = [...DEFAULTS[keyword], ...(config?.keywords ?? []).map((one) => one.toUpperCase())];
    if (words.includes(word)) return { keyword, word, reply: config?.resp_text ?? DEFAULT_REPLIES[keyword] };
  }
  return null;
}
