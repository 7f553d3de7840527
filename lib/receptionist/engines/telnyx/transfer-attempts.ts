import type { TransferOutcome } from "@/lib/ports/transfers";
import type { TargetFacts } from "./leg-facts";
import type { LegState } from "./leg-state";

/** What is to be told of one phone that rang for the caller. */
export interface AttemptNote {
  position: number;
  phone: string;
  state: "ringing" | TransferOutcome;
  cause: string | null;
  /** ISO; null when it is now. */
  at: string | null;
}

/** What became of a phone that rings, by its carrier's words; null while it rings. */
export function attemptOutcome(facts: TargetFacts | undefined): TransferOutcome | null {
  if (!facts) return null;
  if (facts.machineAt !== null) return "machine";
  if (facts.bridgedAt !== null) return "answered";
  if (facts.endedAt === null) return null;
  if (facts.cause === "user_busy") return "busy";
  return facts.cause === null || /^(?:timeout|no_answer|originator_cancel|normal_clearing)$/.test(facts.cause)
    ? "no_answer"
    : "failed";
}

/** What the database does not know yet of the phones that rang, and the state in which it does. */
export function untoldAttempts(state: LegState): { notes: AttemptNote[]; state: LegState } {
  const notes: AttemptNote[] = [];
  const attempts = state.attempts.map((attempt, index) => {
    const facts = state.facts.targets[String(index)];
    const outcome = attemptOutcome(facts);
    const current = outcome ?? "ringing";
    if (attempt.noted === current || (attempt.noted !== null && outcome === null)) return attempt;
    const at = outcome === null ? null : (facts?.machineAt ?? facts?.bridgedAt ?? facts?.endedAt ?? null);
    notes.push({ position: index + 1, phone: attempt.phone, state: current, cause: facts?.cause ?? null, at });
    return { ...attempt, noted: current };
  });
  return { notes, state: notes.length === 0 ? state : { ...state, attempts } };
}
