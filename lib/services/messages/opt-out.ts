import { toE164 } from "@/lib/domain/language/e164";
import type { Ctx } from "@/lib/ports";

export interface OptOutRequest {
  businessId: string;
  /** The number that wants no texts, in any form; null when it is not known, and then nothing can be done. */
  number: string | null;
  /** What was said, word for word. */
  words: string;
  source: "call" | "text" | "email" | "person" | "carrier";
  callId?: string | null;
}

/**
 * Opts a number out of every text of one business, at once, however it was said (spec 5.3): on a call, to a person, by
 * mail. What is queued is blocked, the words are kept in the consent ledger. A repeat is `already`.
 */
export async function optOut(
  ctx: Ctx<"texts">,
  { businessId, number, words, source, callId = null }: OptOutRequest,
): Promise<"opted_out" | "already" | "no_number"> {
  const e164 = toE164(number);
  if (!e164) return "no_number";
  return ctx.texts.optOut({ businessId, number: e164, words: words.slice(0, 1_000), source, callId, now: ctx.now });
}
