import { ArrowDownRight, ArrowUpRight, Minus } from "lucide-react";
import { formatCents } from "@/components/format/money";
import { Card } from "@/components/ui/card";
import { cn } from "@/components/ui/cn";
import { changeOf, type RangeFigures } from "@/lib/domain/member/figures";
import { Sparkline } from "./sparkline";

interface FigureCardProps {
  label: string;
  value: string;
  /** What the figure is made of, in one line. */
  note: string;
  change: number | null;
  /** More of it is bad news. */
  isBadNews?: boolean;
  perDay: number[];
}

/** The four figures of a range, each with its change against the days before and its course. */
export function FigureCards({ figures }: { figures: RangeFigures }) {
  const { answered, booked, missed, afterHours, valueCents, unpricedCount, bookingRate } = figures;
  const days = `the ${figures.dates.length} days before`;
  return (
    <ul className="grid grid-cols-2 gap-3 md:gap-4 xl:grid-cols-4">
      <FigureCard
        label="Calls answered"
        value={number(answered.value)}
        note={`${number(afterHours.value)} outside of opening hours`}
        change={changeOf(answered)}
        perDay={answered.perDay}
      />
      <FigureCard
        label="Booked"
        value={number(booked.value)}
        note={bookingRate.value === null ? "no answered calls yet" : `${percent(bookingRate.value)} of answered calls`}
        change={changeOf(booked)}
        perDay={booked.perDay}
      />
      <FigureCard
        label="On the calendar"
        value={formatCents(valueCents.value)}
        note={pricedNote(booked.value, unpricedCount)}
        change={changeOf(valueCents)}
        perDay={valueCents.perDay}
      />
      <FigureCard
        label="Missed"
        value={number(missed.value)}
        note={missedNote(missed.value, answered.value)}
        change={changeOf(missed)}
        isBadNews
        perDay={missed.perDay}
      />
      <li className="sr-only">Changes are against {days}.</li>
    </ul>
  );
}

function pricedNote(booked: number, unpriced: number): string {
  if (unpriced > 0) return `and ${number(unpriced)} priced on site`;
  return booked > 0 ? "all booked work has a price" : "nothing booked yet";
}

function missedNote(missed: number, answered: number): string {
  if (missed > 0) return "nobody answered, or the line failed";
  return answered > 0 ? "every call was answered" : "nobody called yet";
}

function FigureCard({ label, value, note, change, isBadNews = false, perDay }: FigureCardProps) {
  return (
    <li>
      <Card className="flex h-full flex-col gap-1 px-4 py-3.5 md:px-5 md:py-4">
        <span className="text-ink-soft">{label}</span>
        <span className="flex items-end justify-between gap-3">
          <span className="num font-semibold text-figure leading-tight">{value}</span>
          <Sparkline values={perDay} className="hidden h-7 w-20 shrink sm:block" />
        </span>
        <span className="flex flex-wrap items-center gap-x-2 text-ink-faint text-note">
          <Change change={change} isBadNews={isBadNews} />
          {note}
        </span>
      </Card>
    </li>
  );
}

function Change({ change, isBadNews }: { change: number | null; isBadNews: boolean }) {
  if (change === null) return null;
  const isFlat = Math.abs(change) < 0.005;
  const isGood = isFlat ? null : change > 0 !== isBadNews;
  const Icon = isFlat ? Minus : change > 0 ? ArrowUpRight : ArrowDownRight;
  const words = isFlat ? "no change" : `${change > 0 ? "up" : "down"} ${percent(Math.abs(change))}`;
  return (
    <span
      className={cn(
        "num inline-flex items-center gap-0.5 font-medium",
        isGood === true && "text-booked",
        isGood === false && "text-missed",
      )}
    >
      <Icon aria-hidden className="size-3.5" />
      <span className="sr-only">{words}</span>
      <span aria-hidden>{percent(Math.abs(change))}</span>
    </span>
  );
}

function number(value: number): string {
  return new Intl.NumberFormat("en-US").format(value);
}

function percent(share: number): string {
  return new Intl.NumberFormat("en-US", { style: "percent", maximumFractionDigits: 0 }).format(share);
}
