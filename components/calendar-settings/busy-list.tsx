import { CalendarOff } from "lucide-react";
import { formatDay, formatMoment, formatSpan, formatTime, isoDay } from "@/components/format/moment";
import { Card, Section } from "@/components/ui/card";
import { StateCard } from "@/components/ui/states";
import type { UpcomingBusy } from "@/lib/domain/member/calendar-health";

interface Props {
  busy: UpcomingBusy[];
  count: number;
  timeZone: string;
  now: Date;
}

/** The next times that Google keeps from being offered, with the event behind each. */
export function BusyList({ busy, count, timeZone, now }: Props) {
  return (
    <Section
      id="busy"
      title="Busy in Google"
      aside={
        count > busy.length ? (
          <span className="text-ink-faint text-note">
            The next {busy.length} of {count}
          </span>
        ) : null
      }
    >
      <Card>
        {busy.length === 0 ? (
          <StateCard icon={CalendarOff} title="Nothing is in the way" className="py-8">
            No event takes time from your bookings.
          </StateCard>
        ) : (
          <ul className="divide-y">
            {busy.map((block) => (
              <li key={block.id} className="flex flex-wrap items-baseline gap-x-4 px-4 py-2.5 md:px-5">
                <time dateTime={block.from.toISOString()} className="w-full shrink-0 text-ink-soft sm:w-64">
                  {saySpan(block, timeZone, now)}
                </time>
                <span className="min-w-0 flex-1 font-medium wrap-anywhere">{block.title}</span>
                {block.calendar ? (
                  <span className="text-ink-faint text-note wrap-anywhere">{block.calendar}</span>
                ) : null}
              </li>
            ))}
          </ul>
        )}
      </Card>
    </Section>
  );
}

function saySpan({ from, to }: UpcomingBusy, timeZone: string, now: Date): string {
  const isWholeDays = [from, to].every((at) => formatTime(at, timeZone) === "12:00 AM");
  if (isWholeDays) {
    const last = formatDay(new Date(to.getTime() - 1), timeZone, now);
    const first = formatDay(from, timeZone, now);
    return first === last ? `${first}, all day` : `${first} – ${last}`;
  }
  if (isoDay(from, timeZone) === isoDay(to, timeZone)) {
    return `${formatDay(from, timeZone, now)}, ${formatSpan(from, to, timeZone)}`;
  }
  return `${formatMoment(from, timeZone, now)} – ${formatMoment(to, timeZone, now)}`;
}
