import { ArrowDownRight, ArrowUpRight, Minus } from "lucide-react";
import { Card } from "@/components/ui/card";
import { cn } from "@/components/ui/cn";
import type { SummaryLine } from "@/lib/domain/member/report-lines";

/** The four figures of a report, each against as many days before. */
export function SummaryCards({ lines, days }: { lines: SummaryLine[]; days: number }) {
  return (
    <ul className="grid grid-cols-2 gap-3 md:gap-4 xl:grid-cols-4">
      {lines.map((line) => (
        <li key={line.key}>
          <Card className="flex h-full flex-col gap-1 px-4 py-3.5 md:px-5 md:py-4">
            <span className="text-ink-soft">{line.name}</span>
            <span className="num font-semibold text-figure leading-tight">{line.value}</span>
            <span className="flex flex-wrap items-center gap-x-2 text-ink-faint text-note">
              <Change change={line.change} isBadNews={line.isBadNews} />
              {line.note}
            </span>
          </Card>
        </li>
      ))}
      <li className="sr-only">Changes are against the {days} days before.</li>
    </ul>
  );
}

/** How much more or less than before; nothing when that says nothing. */
export function Change(props: { change: number | null; isBadNews: boolean; isNeutral?: boolean }) {
  const { change, isBadNews, isNeutral = false } = props;
  if (change === null) return null;
  const isFlat = Math.abs(change) < 0.005;
  const isGood = isFlat || isNeutral ? null : change > 0 !== isBadNews;
  const Icon = isFlat ? Minus : change > 0 ? ArrowUpRight : ArrowDownRight;
  const percent = `${Math.round(Math.abs(change) * 100)}%`;
  return (
    <span
      className={cn(
        "num inline-flex items-center gap-0.5 font-medium",
        isGood === true && "text-booked",
        isGood === false && "text-missed",
        isGood === null && "text-ink-faint",
      )}
    >
      <Icon aria-hidden className="size-3.5" />
      <span className="sr-only">{isFlat ? "no change" : change > 0 ? "up" : "down"}</span>
      {percent}
    </span>
  );
}
