import Link from "next/link";
import { formatPhone } from "@/components/format/phone";
import { Dot } from "@/components/ui/badge";
import { cn } from "@/components/ui/cn";
import type { Frame } from "@/lib/domain/member/reads";

interface Props {
  frame: Pick<Frame, "isAnswering" | "liveCalls" | "lineNumber" | "standing">;
  className?: string;
}

/** What the receptionist does right now: on a call (and which), answering, taking messages only, paused, or without a number yet. */
export function ReceptionistState({ frame, className }: Props) {
  const live = frame.liveCalls[0];
  const look = "flex items-center gap-2 text-body";
  if (live) {
    return (
      <Link
        href={`/dashboard/calls/${live.id}`}
        className={cn(look, "font-medium text-booked hover:underline", className)}
      >
        <Dot tone="booked" isLive />
        {frame.liveCalls.length > 1 ? `On ${frame.liveCalls.length} calls` : "On a call"}
      </Link>
    );
  }
  const [tone, words] = !frame.lineNumber
    ? (["quiet", "No number yet"] as const)
    : frame.isAnswering
      ? (["booked", "Answering"] as const)
      : frame.standing.kind === "good"
        ? (["attention", "Paused"] as const)
        : (["attention", "Messages only"] as const);
  return (
    <p className={cn(look, "text-ink-soft", className)}>
      <Dot tone={tone} />
      {words}
    </p>
  );
}

/** The number that callers dial, below the state. */
export function LineNumber({ frame }: { frame: Pick<Frame, "lineNumber"> }) {
  if (!frame.lineNumber) return null;
  return <p className="num pl-4 text-ink-faint text-note">{formatPhone(frame.lineNumber)}</p>;
}
