import type { Tone } from "@/components/ui/badge";
import type { AlertState } from "@/lib/domain/emergencies/emergency-facts";
import { KIND_NAMES } from "@/lib/domain/emergencies/emergency-kinds";
import type { EmergencyRow } from "@/lib/domain/member/emergencies";

/** How an alert call went. */
export const callStates: Record<AlertState, { label: string; tone: Tone }> = {
  queued: { label: "About to ring", tone: "quiet" },
  ringing: { label: "Ringing", tone: "attention" },
  answered: { label: "Picked up", tone: "attention" },
  acknowledged: { label: "Took it", tone: "booked" },
  too_late: { label: "Somebody was faster", tone: "quiet" },
  not_taken: { label: "Did not take it", tone: "missed" },
  no_answer: { label: "No answer", tone: "missed" },
  failed: { label: "Could not be called", tone: "missed" },
  stopped: { label: "Stopped", tone: "quiet" },
};

/** What it is about, as a title. */
export function emergencyTitle({ kind, isDrill }: Pick<EmergencyRow, "kind" | "isDrill">): string {
  if (isDrill) return "Drill";
  if (kind === "declared") return "Emergency";
  return `Emergency: ${KIND_NAMES[kind].en}`;
}

/** Where it stands, in a sentence. */
export function emergencyStanding({ state, takenBy, people, steps, isDrill }: EmergencyRow): string {
  if (takenBy) return state === "closed" ? `${takenBy} took it. It is closed.` : `${takenBy} has it.`;
  if (state === "closed") return isDrill ? "Ended before anybody took it." : "Closed before anybody took it.";
  if (people === 0) return "Nobody is on call, so nobody was alerted.";
  if (state === "exhausted") return "Nobody took it. Everybody was called and texted twice.";
  const latest = steps.at(-1);
  return latest
    ? `Nobody has taken it yet. ${latest.name} is being called.`
    : "The first person is about to be called.";
}
