import { CalendarCheck } from "lucide-react";
import Link from "next/link";
import { formatDay, formatMoment, formatSeconds, formatTime, isoDay } from "@/components/format/moment";
import { formatPhone } from "@/components/format/phone";
import { Card } from "@/components/ui/card";
import type { CallRow } from "@/lib/domain/member/reads";
import { OutcomeBadge } from "./outcome";

interface Props {
  calls: CallRow[];
  timeZone: string;
  now: Date;
}

/** Calls by day, newest first. The whole row leads to the call. */
export function CallList({ calls, timeZone, now }: Props) {
  const days = Map.groupBy(calls, (call) => isoDay(call.startedAt, timeZone));
  return [...days].map(([day, rows]) => (
    <section key={day} aria-labelledby={`day-${day}`}>
      <h2 id={`day-${day}`} className="mb-2 text-ink-faint text-note">
        {rows[0] ? formatDay(rows[0].startedAt, timeZone, now) : day}
      </h2>
      <Card>
        <ul className="divide-y" data-walk>
          {rows.map((call) => (
            <li key={call.id}>
              <CallLine call={call} timeZone={timeZone} now={now} />
            </li>
          ))}
        </ul>
      </Card>
    </section>
  ));
}

/** One row: when, who, what became of it, in one line on a wide screen and in two on a phone. */
function CallLine({ call, timeZone, now }: { call: CallRow; timeZone: string; now: Date }) {
  const phone = formatPhone(call.callerNumber);
  return (
    <Link
      href={`/dashboard/calls/${call.id}`}
      className="grid min-h-10 grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1 px-4 py-3 transition-colors duration-100 hover:bg-sunken md:grid-cols-[4.75rem_11rem_8.5rem_minmax(0,1fr)_3.5rem] md:px-5 md:py-2"
    >
      <time
        dateTime={call.startedAt.toISOString()}
        className="order-3 text-ink-faint text-note md:order-none md:text-body"
      >
        {formatTime(call.startedAt, timeZone)}
        <span className="md:hidden">
          {" "}
          · {call.durationSeconds === null ? "now" : formatSeconds(call.durationSeconds)}
        </span>
      </time>
      <span className="truncate font-medium" title={call.customerName ? phone : undefined}>
        {call.customerName || <span className="num">{phone}</span>}
      </span>
      <OutcomeBadge call={call} />
      <CallGist call={call} timeZone={timeZone} now={now} />
      <span className="num hidden text-right text-ink-faint md:block">
        {call.durationSeconds === null ? "" : formatSeconds(call.durationSeconds)}
      </span>
    </Link>
  );
}

function CallGist({ call, timeZone, now }: { call: CallRow; timeZone: string; now: Date }) {
  const { appointment, summary } = call;
  if (appointment) {
    return (
      <span className="order-4 col-span-2 flex min-w-0 items-center gap-1.5 text-ink-soft md:order-none md:col-span-1">
        <CalendarCheck aria-hidden className="size-4 shrink-0 text-booked" />
        <span className="truncate">
          {appointment.service}, {formatMoment(appointment.startsAt, timeZone, now)}
        </span>
      </span>
    );
  }
  return (
    <span className="order-4 col-span-2 truncate text-ink-soft empty:hidden md:order-none md:col-span-1 md:empty:block">
      {summary}
    </span>
  );
}
