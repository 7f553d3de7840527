import { Card } from "@/components/ui/card";
import type { RangeFigures } from "@/lib/domain/member/figures";

const height = 168;
const barsMax = 31;

interface Bar {
  label: string;
  answered: number;
  booked: number;
}

/** Answered calls a day, and how many of them became appointments; by the week when there are many days. */
export function DayChart({ figures }: { figures: RangeFigures }) {
  const bars = toBars(figures);
  const max = niceMax(Math.max(...bars.map(({ answered }) => answered), 1));
  const total = figures.answered.value;
  if (total === 0) return null;
  return (
    <Card className="px-4 pt-4 pb-3 md:px-5">
      <div className="mb-3 flex flex-wrap items-center gap-x-4 gap-y-1 text-ink-soft text-note">
        <Key className="bg-booked-mark" label="Booked" />
        <Key className="bg-line-strong" label="Answered" />
      </div>
      <div className="flex gap-2">
        <div
          aria-hidden
          className="num flex flex-col justify-between text-right text-ink-faint text-note"
          style={{ height }}
        >
          <span>{max}</span>
          <span>{max / 2}</span>
          <span>0</span>
        </div>
        <div className="relative min-w-0 flex-1" style={{ height }}>
          {[0, 0.5, 1].map((at) => (
            <div key={at} aria-hidden className="absolute inset-x-0 border-t" style={{ top: at * height }} />
          ))}
          <div className="absolute inset-0 flex items-end gap-[2px] md:gap-1">
            {bars.map((bar) => (
              <DayBar key={bar.label} bar={bar} max={max} />
            ))}
          </div>
        </div>
      </div>
      <div aria-hidden className="mt-1.5 flex justify-between pl-8 text-ink-faint text-note">
        <span>{bars[0]?.label}</span>
        <span>{bars.at(-1)?.label}</span>
      </div>
      <table className="sr-only">
        <caption>Answered and booked</caption>
        <tbody>
          {bars.map((bar) => (
            <tr key={bar.label}>
              <th scope="row">{bar.label}</th>
              <td>{bar.answered} answered</td>
              <td>{bar.booked} booked</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}

function DayBar({ bar, max }: { bar: Bar; max: number }) {
  const rest = Math.max(0, bar.answered - bar.booked);
  return (
    <div
      aria-hidden
      title={`${bar.label}: ${bar.answered} answered, ${bar.booked} booked`}
      className="flex h-full flex-1 flex-col justify-end gap-px rounded-t-[3px] hover:bg-sunken"
    >
      <div className="rounded-t-[3px] bg-line-strong" style={{ height: (rest / max) * height }} />
      <div className="bg-booked-mark" style={{ height: (Math.min(bar.booked, bar.answered) / max) * height }} />
    </div>
  );
}

function Key({ className, label }: { className: string; label: string }) {
  return (
    <span className="inline-flex items-center gap-1.5">
      <span aria-hidden className={`size-2.5 rounded-[3px] ${className}`} />
      {label}
    </span>
  );
}

function toBars({ dates, answered, booked }: RangeFigures): Bar[] {
  const size = dates.length > barsMax ? 7 : 1;
  const bars: Bar[] = [];
  for (let end = dates.length; end > 0; end -= size) {
    const start = Math.max(0, end - size);
    bars.unshift({
      label: size === 1 ? shortDate(dates[start]) : `${shortDate(dates[start])} to ${shortDate(dates[end - 1])}`,
      answered: sum(answered.perDay.slice(start, end)),
      booked: sum(booked.perDay.slice(start, end)),
    });
  }
  return bars;
}

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** The next even number of the kind 2, 4, 10, 20, 40, 100, so that half of it is whole, too. */
function niceMax(value: number): number {
  const size = 10 ** Math.floor(Math.log10(value));
  return [1, 2, 4, 6, 8, 10].map((step) => step * size).find((step) => step >= value && step % 2 === 0) ?? 20 * size;
}

function shortDate(date = ""): string {
  return new Intl.DateTimeFormat("en-US", { month: "short", day: "numeric", timeZone: "UTC" }).format(
    new Date(`${date}T12:00:00Z`),
  );
}
