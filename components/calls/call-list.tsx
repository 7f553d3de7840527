import { CalendarCheck } from "lucide-react";
import Link from "next/link";
import { formatDay, formatMoment, formatSeconds, formatStamp, formatTime, isoDay } from "@/components/format/moment";
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
    <section key={day} aria-labelledby={`day-${day}`} className="@container">
      <h2 id={`day-${day}`} className="mb-2 font-medium text-ink-faint text-note">
        {rows[0] ? formatDay(rows[0].startedAt, timeZone, now) : day}
      </h2>
      <CallRows calls={rows} timeZone={timeZone} now={now} stamp={(call) => formatTime(call.startedAt, timeZone)} />
    </section>
  ));
}

/** The newest calls as one list, where a few of them stand beside other things. */
export function LatestCalls({ calls, timeZone, now }: Props) {
  return (
    <div className="@container">
      <CallRows
        calls={calls}
        timeZone={timeZone}
        now={now}
        stamp={(call) => formatStamp(call.startedAt, timeZone, now)}
      />
    </div>
  );
}

function CallRows({ calls, stamp, ...shared }: Props & { stamp: (call: CallRow) => string }) {
  return (
    <Card>
      <ul className="divide-y" data-walk>
        {calls.map((call) => (
          <li key={call.id}>
            <CallLine call={call} stamp={stamp(call)} {...shared} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

interface LineProps {
  call: CallRow;
  /** When, in the words of the list it stands in. */
  stamp: string;
  timeZone: string;
  now: Date;
}

/** One row: when, who, what became of it, in one line on a wide screen and in two on a phone. */
function CallLine({ call, stamp, timeZone, now }: LineProps) {
  const phone = formatPhone(call.callerNumber);
  return (
    <Link
      href={`/dashboard/calls/${call.id}`}
      className="grid min-h-10 grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1 px-4 py-3 transition-colors duration-100 hover:bg-sunken @2xl:grid-cols-[4.5rem_8.5rem_7.5rem_minmax(0,1fr)_2.75rem] @2xl:py-2 @4xl:grid-cols-[4.75rem_11rem_8.5rem_minmax(0,1fr)_3.5rem] @4xl:px-5"
    >
      <time
        dateTime={call.startedAt.toISOString()}
        className="order-3 text-ink-faint text-note @2xl:order-none md:text-body"
      >
        {stamp}
        <span className="@2xl:hidden">
          {" "}
          · {call.durationSeconds === null ? "now" : formatSeconds(call.durationSeconds)}
        </span>
      </time>
      <span className="truncate font-medium" title={call.customerName ? phone : undefined}>
        {call.customerName || <span className="num">{phone}</span>}
      </span>
      <OutcomeBadge call={call} />
      <CallGist call={call} timeZone={timeZone} now={now} />
      <span className="num hidden text-right text-ink-faint @2xl:block">
        {call.durationSeconds ? formatSeconds(call.durationSeconds) : ""}
      </span>
    </Link>
  );
}

function CallGist({ call, timeZone, now }: { call: CallRow; timeZone: string; now: Date }) {
  const { appointment, summary } = call;
  if (appointment) {
    return (
      <span className="order-4 col-span-2 flex min-w-0 items-center gap-1.5 text-ink-soft @2xl:order-none @2xl:col-span-1">
        <CalendarCheck aria-hidden className="size-4 shrink-0 text-booked" />
        <span className="truncate">
          {appointment.service} · {formatMoment(appointment.startsAt, timeZone, now)}
        </span>
      </span>
    );
  }
  return (
    <span className="order-4 col-span-2 truncate text-ink-soft empty:hidden @2xl:order-none @2xl:col-span-1 @2xl:empty:block">
      {summary}
    </span>
  );
}
