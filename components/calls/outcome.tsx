import { Badge, Dot, type Tone } from "@/components/ui/badge";
import type { CallRow } from "@/lib/domain/member/reads";
import type { CallOutcome } from "@/lib/domain/member/words";

/** How the outcomes are called, and what they mean. */
export const outcomeWords: Record<CallOutcome, { label: string; tone: Tone }> = {
  booked: { label: "Booked", tone: "booked" },
  rescheduled: { label: "Moved", tone: "booked" },
  cancelled: { label: "Cancelled", tone: "quiet" },
  message: { label: "Message", tone: "message" },
  transferred: { label: "Transferred", tone: "transfer" },
  answered: { label: "Answered", tone: "quiet" },
  no_slot: { label: "No time found", tone: "attention" },
  out_of_area: { label: "Out of area", tone: "quiet" },
  missed: { label: "Missed", tone: "missed" },
  abandoned: { label: "Hung up", tone: "missed" },
  failed: { label: "Failed", tone: "missed" },
  spam: { label: "Spam", tone: "quiet" },
};

/** What became of a call, as a badge: a running one breathes, a test says so. */
export function OutcomeBadge({ call }: { call: Pick<CallRow, "status" | "outcome" | "isTest"> }) {
  return (
    <span className="inline-flex items-center gap-1.5">
      {call.status === "ended" ? <EndedBadge outcome={call.outcome} /> : <LiveBadge />}
      {call.isTest ? <Badge tone="quiet">Test</Badge> : null}
    </span>
  );
}

function EndedBadge({ outcome }: { outcome: CallOutcome | null }) {
  if (!outcome) return <Badge tone="quiet">Ended</Badge>;
  const { label, tone } = outcomeWords[outcome];
  return <Badge tone={tone}>{label}</Badge>;
}

function LiveBadge() {
  return (
    <Badge tone="booked">
      <Dot tone="booked" isLive />
      On the line
    </Badge>
  );
}

/** Who called: the name when it is known, else the number. */
export function callerLabel(call: { customerName: string | null; callerNumber: string | null }, phone: string): string {
  return call.customerName || phone;
}
