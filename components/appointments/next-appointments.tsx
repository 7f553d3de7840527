import { CalendarPlus } from "lucide-react";
import Link from "next/link";
import { formatDay, formatTime } from "@/components/format/moment";
import { Card } from "@/components/ui/card";
import { StateCard } from "@/components/ui/states";
import type { AppointmentRow } from "@/lib/domain/member/reads";

interface Props {
  appointments: AppointmentRow[];
  timeZone: string;
  now: Date;
}

/** The next few appointments: when, who, what. */
export function NextAppointments({ appointments, timeZone, now }: Props) {
  if (appointments.length === 0) {
    return (
      <Card>
        <StateCard icon={CalendarPlus} title="Nothing booked yet" className="py-9">
          The next appointment appears here the moment a caller agrees to a time.
        </StateCard>
      </Card>
    );
  }
  return (
    <Card>
      <ul className="divide-y" data-walk>
        {appointments.map((appointment) => (
          <li key={appointment.id}>
            <AppointmentLine appointment={appointment} timeZone={timeZone} now={now} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

function AppointmentLine({ appointment, timeZone, now }: { appointment: AppointmentRow; timeZone: string; now: Date }) {
  const { id, startsAt, customerName, service, address } = appointment;
  return (
    <Link
      href={`/dashboard/calendar/${id}`}
      className="flex gap-4 px-4 py-3 transition-colors duration-100 hover:bg-sunken md:px-5"
    >
      <time dateTime={startsAt.toISOString()} className="w-24 shrink-0">
        <span className="block font-medium">{formatTime(startsAt, timeZone)}</span>
        <span className="block text-ink-faint text-note">{formatDay(startsAt, timeZone, now)}</span>
      </time>
      <span className="min-w-0">
        <span className="block truncate font-medium">{customerName}</span>
        <span className="block truncate text-ink-soft text-note">
          {service}
          {address ? ` · ${address}` : ""}
        </span>
      </span>
    </Link>
  );
}
