import { OutcomeBadge } from "@/components/calls/outcome";
import { formatMoment, formatSeconds } from "@/components/format/moment";
import { formatPhone } from "@/components/format/phone";
import type { CallDetails } from "@/lib/domain/member/reads";
import { sayRemoved } from "@/lib/domain/privacy/retention";

/** Who called, and how it ended. */
export function CallTitle({ call }: { call: CallDetails }) {
  return (
    <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <span className="num wrap-anywhere">{call.customerName || formatPhone(call.callerNumber)}</span>
      <OutcomeBadge call={call} />
    </span>
  );
}

/** Number, moment and length in one line. */
export function CallLead({ call, timeZone, now }: { call: CallDetails; timeZone: string; now: Date }) {
  const length = call.durationSeconds === null ? null : formatSeconds(call.durationSeconds);
  return (
    <p className="num">
      {[call.customerName ? formatPhone(call.callerNumber) : null, formatMoment(call.startedAt, timeZone, now), length]
        .filter(Boolean)
        .join(" · ")}
    </p>
  );
}

/** What stands where the player would be; shown only without a stored recording. */
export function recordingNote(call: CallDetails): string | null {
  if (call.status !== "ended") return "The recording appears here after the call.";
  if (call.recording?.state === "pending") return "The recording is being copied and appears here in a moment.";
  if (call.recording?.state === "removing" || call.recording?.state === "removed") {
    return `Recording: ${sayRemoved(call.recording.removedAfterDays)}`;
  }
  if (call.recording?.state === "failed") return "The recording could not be copied from the phone provider.";
  return "This call has no recording.";
}
