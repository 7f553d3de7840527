import { toE164 } from "@/lib/domain/language/e164";
import type { Ctx } from "@/lib/ports";

const alertCharsMax = 280;

interface PlainText {
  businessId: string;
  /** The same for a repeat of the same text. */
  key: string;
  toNumber: string;
}

/** Texts an owner or whoever is on call, day or night, past all caps. `no_number`: it is none that can be texted. */
export async function alertByText(
  ctx: Ctx<"texts">,
  { businessId, key, toNumber, words, callId = null }: PlainText & { words: string; callId?: string | null },
): Promise<"queued" | "already_sent" | "no_number"> {
  const number = toE164(toNumber);
  if (!number) return "no_number";
  const text = { businessId, key, toNumber: number, callId, now: ctx.now };
  return ctx.texts.queuePlain({ ...text, kind: "owner_alert", words: words.slice(0, alertCharsMax) });
}
