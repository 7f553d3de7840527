import { appointmentStates } from "@/components/appointments/appointment-words";
import { formatDay, formatLongDay, formatTime, isoDay } from "@/components/format/moment";
import { formatPhone } from "@/components/format/phone";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { cn } from "@/components/ui/cn";
import type { AppointmentRow } from "@/lib/domain/member/reads";
import { OpenAppointment } from "./board/open-buttons";

interface Props {
  appointments: AppointmentRow[];
  timeZone: string;
  now: Date;
}

/** Appointments by day, in their order. A row opens its appointment. */
export function AppointmentList({ appointments, timeZone, now }: Props) {
  const days = Map.groupBy(appointments, ({ startsAt }) => isoDay(startsAt, timeZone));
  return [...days].map(([day, rows]) => (
    <section key={day} aria-labelledby={`list-${day}`} className="@container">
      <h2 id={`list-${day}`} className="mb-2 font-medium text-ink-faint text-note">
        {rows[0] ? titleOf(rows[0].startsAt, timeZone, now) : day}
      </h2>
      <Card>
        <ul className="divide-y" data-walk>
          {rows.map((appointment) => (
            <li key={appointment.id}>
              <Line appointment={appointment} timeZone={timeZone} />
            </li>
          ))}
        </ul>
      </Card>
    </section>
  ));
}

function titleOf(at: Date, timeZone: string, now: Date): string {
  const near = formatDay(at, timeZone, now);
  return near.includes(",") ? near : `${near}, ${formatLongDay(at, timeZone)}`;
}

function Line({ appointment, timeZone }: { appointment: AppointmentRow; timeZone: string }) {
  const { label, tone } = appointmentStates[appointment.status];
  const isOff = appointment.status === "cancelled";
  return (
    <OpenAppointment
      appointment={appointment}
      className="grid min-h-10 w-full grid-cols-[5rem_minmax(0,1fr)_auto] items-center gap-x-4 gap-y-0.5 px-4 py-3 text-left transition-colors duration-100 hover:bg-sunken @2xl:grid-cols-[5rem_minmax(0,2fr)_minmax(0,2fr)_minmax(0,1fr)_8rem_6.5rem] @2xl:py-2"
    >
      <time dateTime={appointment.startsAt.toISOString()} className="font-medium">
        {formatTime(appointment.startsAt, timeZone)}
      </time>
      <span className={cn("truncate font-medium", isOff && "text-ink-faint line-through")}>
        {appointment.customerName}
      </span>
      <span className="col-span-2 col-start-2 truncate text-ink-soft text-note @2xl:col-span-1 @2xl:col-start-auto @2xl:text-body">
        {appointment.service}
      </span>
      <span className="hidden truncate text-ink-soft @2xl:block">{appointment.resource}</span>
      <span className="num hidden truncate text-ink-soft @2xl:block">
        {appointment.customerPhone ? formatPhone(appointment.customerPhone) : ""}
      </span>
      <span className="col-start-3 row-start-1 justify-self-end @2xl:col-start-auto @2xl:row-start-auto">
        <Badge tone={tone}>{label}</Badge>
      </span>
    </OpenAppointment>
  );
}
