/** A way in which a session proved its person, as Supabase's `amr` claim lists them: `timestamp` in epoch seconds. */
type Proof = { method: string; timestamp?: number } | string;

const secondsMax = 3600;
/** A mailed link of our own browser (`recovery`), and the link or code of a mail that works in any (`otp`). */
const mailed = new Set(["recovery", "otp"]);

/** True for a session that a mailed link began within the last hour: it may set a password without the present one. */
export function isFreshRecovery(amr: readonly Proof[] | undefined, now: Date): boolean {
  return (amr ?? []).some(
    (proof) =>
      typeof proof !== "string" &&
      mailed.has(proof.method) &&
      now.getTime() / 1000 - (proof.timestamp ?? 0) <= secondsMax,
  );
}
