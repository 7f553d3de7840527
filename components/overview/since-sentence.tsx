import type { ReactNode } from "react";
import { formatCents } from "@/components/format/money";
import type { OverviewFigures } from "@/lib/domain/member/reads";

interface Props {
  figures: OverviewFigures;
  attentionCount: number;
}

/** The answer to "what happened while I slept?" in one sentence. Nothing in it is guessed. */
export function SinceSentence({ figures, attentionCount }: Props) {
  const parts: ReactNode[] = [
    figures.calls === 0 ? "no calls" : <Figure key="calls" value={figures.calls} one="call" many="calls" />,
  ];
  if (figures.booked > 0) parts.push(<Figure key="booked" value={figures.booked} one="booked" many="booked" />);
  if (figures.bookedValueCents > 0) {
    parts.push(
      <span key="value">
        <strong className="num">{formatCents(figures.bookedValueCents)}</strong> on the calendar
        {figures.unpricedCount > 0 ? ` and ${figures.unpricedCount} priced on site` : ""}
      </span>,
    );
  }
  if (figures.hungUp > 0) parts.push(<Figure key="hung-up" value={figures.hungUp} one="hung up" many="hung up" />);
  if (figures.missed > 0) parts.push(<Figure key="missed" value={figures.missed} one="missed" many="missed" />);
  if (attentionCount > 0) {
    parts.push(
      <a
        key="attention"
        href="#attention"
        className="whitespace-nowrap text-attention underline-offset-4 hover:underline"
      >
        <strong className="num">{attentionCount}</strong> {attentionCount === 1 ? "needs" : "need"} you
      </a>,
    );
  }
  return (
    <>
      Since yesterday <span className="whitespace-nowrap">6:00 PM</span>:{" "}
      {parts.map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts have no identity of their own and never move
        <span key={index}>
          {index > 0 ? ", " : ""}
          {part}
        </span>
      ))}
      .
    </>
  );
}

function Figure({ value, one, many }: { value: number; one: string; many: string }) {
  return (
    <span className="whitespace-nowrap">
      <strong className="num">{value}</strong> {value === 1 ? one : many}
    </span>
  );
}
