import type { BlockReason } from "./decide-text";

/**
 * Who hears of a change of an appointment: the customer by text (in quiet hours the morning after), by email because no
 * text reaches them, or nobody. `reason` is one of the gate's, `no_phone`, or the carrier's own code.
 */
export type Told = { by: "text" } | { by: "email" | "nobody"; reason: string };

/** Held texts that go by email instead; private.add_email_instead does it. Of what failed at the carrier all do. */
const mailed: ReadonlySet<string> = new Set<BlockReason>([
  "messaging_not_approved",
  "no_number",
  "foreign_number",
  "number_limit",
  "business_limit",
  "spend_limit",
  "quiet_hours",
]);

/** Who is told when a text about an appointment does not leave, or could not be delivered (`isFailed`). */
export function toldInstead(
  reason: string,
  { isFailed, takesEmail }: { isFailed: boolean; takesEmail: boolean },
): Told {
  return { by: takesEmail && (isFailed || mailed.has(reason)) ? "email" : "nobody", reason };
}
