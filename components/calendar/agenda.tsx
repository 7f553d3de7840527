import { CalendarX } from "lucide-react";
import { appointmentStates } from "@/components/appointments/appointment-words";
import { formatDay, formatLongDay, formatTime, isoDay } from "@/components/format/moment";
import { Badge, Dot } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { cn } from "@/components/ui/cn";
import { StateCard } from "@/components/ui/states";
import type { AppointmentRow, BusyRow } from "@/lib/domain/member/reads";
import { OpenAppointment } from "./board/open-buttons";

interface Props {
  appointments: AppointmentRow[];
  busy: BusyRow[];
  timeZone: string;
  now: Date;
  /** What the days together are called, for the sentence when there is nothing. */
  range: string;
}

type Entry = { at: Date; appointment: AppointmentRow } | { at: Date; busy: BusyRow };

/** Appointments and busy time as a list of days, today first while it is among them; cancelled ones stay, struck out. */
export function Agenda({ appointments, busy, timeZone, now, range }: Props) {
  const entries: Entry[] = [
    ...appointments.map((appointment) => ({ at: appointment.startsAt, appointment })),
    ...busy.map((block) => ({ at: block.from, busy: block })),
  ].sort((one, other) => one.at.getTime() - other.at.getTime());
  if (entries.length === 0) {
    return (
      <Card>
        <StateCard icon={CalendarX} title="Nothing here">
          No appointments {range}. New ones appear the moment a caller agrees to a time.
        </StateCard>
      </Card>
    );
  }
  const days = [...Map.groupBy(entries, ({ at }) => isoDay(at, timeZone))];
  const today = isoDay(now, timeZone);
  const over = days.filter(([day]) => day < today);
  const ahead = days.filter(([day]) => day >= today);
  const show = (list: typeof days) =>
    list.map(([day, dayEntries]) => (
      <AgendaDay key={day} day={day} entries={dayEntries} timeZone={timeZone} now={now} />
    ));
  if (ahead.length === 0) return <div className="flex flex-col gap-5">{show(over)}</div>;
  return (
    <div className="flex flex-col gap-5">
      {over.length > 0 ? (
        <details>
          <summary className="py-1.5 font-medium text-ink-soft">Earlier {range}</summary>
          <div className="mt-3 flex flex-col gap-5">{show(over)}</div>
        </details>
      ) : null}
      {show(ahead)}
    </div>
  );
}

function AgendaDay(props: { day: string; entries: Entry[]; timeZone: string; now: Date }) {
  const { day, entries, timeZone, now } = props;
  return (
    <section aria-labelledby={`agenda-${day}`}>
      <h2 id={`agenda-${day}`} className="mb-2 font-medium text-ink-faint text-note">
        {dayTitle(entries[0]?.at ?? now, timeZone, now)}
      </h2>
      <Card>
        <ul className="divide-y" data-walk>
          {entries.map((entry) => (
            <li key={"appointment" in entry ? entry.appointment.id : entry.busy.id}>
              {"appointment" in entry ? (
                <AppointmentEntry appointment={entry.appointment} timeZone={timeZone} />
              ) : (
                <BusyEntry busy={entry.busy} timeZone={timeZone} />
              )}
            </li>
          ))}
        </ul>
      </Card>
    </section>
  );
}

function dayTitle(at: Date, timeZone: string, now: Date): string {
  const near = formatDay(at, timeZone, now);
  return near.includes(",") ? formatLongDay(at, timeZone) : `${near}, ${formatLongDay(at, timeZone)}`;
}

function AppointmentEntry({ appointment, timeZone }: { appointment: AppointmentRow; timeZone: string }) {
  const { label, tone } = appointmentStates[appointment.status];
  const isOff = appointment.status === "cancelled";
  return (
    <OpenAppointment
      appointment={appointment}
      className="flex w-full items-center gap-4 px-4 py-3 text-left transition-colors duration-100 hover:bg-sunken md:px-5"
    >
      <time dateTime={appointment.startsAt.toISOString()} className="w-20 shrink-0 font-medium">
        {formatTime(appointment.startsAt, timeZone)}
      </time>
      <span className="min-w-0 flex-1">
        <span className={cn("block truncate font-medium", isOff && "text-ink-faint line-through")}>
          {appointment.customerName}
        </span>
        <span className="block truncate text-ink-soft text-note">
          {appointment.service} with {appointment.resource}
        </span>
      </span>
      {appointment.status === "confirmed" ? (
        <span className="flex items-center">
          <Dot tone={tone} />
          <span className="sr-only">{label}</span>
        </span>
      ) : (
        <Badge tone={tone}>{label}</Badge>
      )}
    </OpenAppointment>
  );
}

function BusyEntry({ busy, timeZone }: { busy: BusyRow; timeZone: string }) {
  return (
    <div className="hatched flex items-center gap-4 px-4 py-2.5 text-ink-faint md:px-5">
      <time dateTime={busy.from.toISOString()} className="w-20 shrink-0">
        {formatTime(busy.from, timeZone)}
      </time>
      <span className="min-w-0 truncate">{busy.summary ?? "Busy"}</span>
    </div>
  );
}
