import { Dot, type Tone } from "@/components/ui/badge";
import { cn } from "@/components/ui/cn";
import { type DayState, type ProbeHistory, probes } from "@/lib/domain/site/health-history";

const nowWords: Record<ProbeHistory["now"], [Tone, string]> = {
  up: ["booked", "Works"],
  down: ["missed", "Does not work"],
  unknown: ["quiet", "Not measured right now"],
};

const dayWords: Record<DayState["state"], [fill: string, words: string]> = {
  up: ["bg-booked-mark", "no failed measurement"],
  partial: ["bg-attention-mark", "some measurements failed"],
  down: ["bg-missed-mark", "many measurements failed"],
  unknown: ["bg-line-strong", "not measured"],
};

/** Each part of the service: how it is now, and its last days. */
export function StatusList({ histories }: { histories: ProbeHistory[] }) {
  return (
    <ul className="flex flex-col gap-4">
      {histories.map((history) => (
        <li key={history.probe} className="rounded-card border bg-surface p-5 shadow-card">
          <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
            <h2 className="text-body">{probes[history.probe].label}</h2>
            <p className="flex items-center gap-2 font-medium text-note">
              <Dot tone={nowWords[history.now][0]} />
              {nowWords[history.now][1]}
            </p>
          </div>
          <p className="mt-0.5 text-ink-soft text-note">{probes[history.probe].detail}</p>
          <div aria-hidden className="mt-4 flex h-9 gap-px sm:gap-0.5">
            {history.days.map((day) => (
              <span
                key={day.day}
                title={`${day.day}: ${dayWords[day.state][1]}`}
                className={cn("min-w-0 flex-1 rounded-[2px]", dayWords[day.state][0])}
              />
            ))}
          </div>
          <p className="num mt-2 text-ink-faint text-note">{sayHistory(history)}</p>
        </li>
      ))}
    </ul>
  );
}

function sayHistory({ availability, measuredDays, days }: ProbeHistory): string {
  if (availability === null) return `Not measured in the last ${days.length} days.`;
  const shown = availability === 1 ? "100" : (Math.floor(availability * 10_000) / 100).toFixed(2);
  const since =
    measuredDays === days.length ? `the last ${days.length} days` : `${measuredDays} of ${days.length} days`;
  return `${shown}% of the measurements succeeded; measured on ${since}.`;
}
