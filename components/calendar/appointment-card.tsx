import Link from "next/link";
import { appointmentStates } from "@/components/appointments/appointment-words";
import { formatLongDay, formatSpan } from "@/components/format/moment";
import { formatCents } from "@/components/format/money";
import { formatPhone } from "@/components/format/phone";
import { Badge } from "@/components/ui/badge";
import { linkStyle } from "@/components/ui/link";
import type { AppointmentRow } from "@/lib/domain/member/reads";

/** Everything about one appointment, for where there is room to say it. */
export function AppointmentCard(props: { appointment: AppointmentRow; timeZone: string; isOnOwnPage?: boolean }) {
  const { appointment, timeZone, isOnOwnPage = false } = props;
  const { startsAt, endsAt, customerPhone, address, notes, priceCents, callId } = appointment;
  const { label, tone } = appointmentStates[appointment.status];
  return (
    <div className="flex flex-col gap-1">
      <div className="flex items-start justify-between gap-3">
        <p className="font-semibold wrap-anywhere">{appointment.customerName}</p>
        <Badge tone={tone}>{label}</Badge>
      </div>
      <p>
        {appointment.service} with {appointment.resource}
      </p>
      <p className="num text-ink-soft">
        {formatLongDay(startsAt, timeZone)},{" "}
        <span className="whitespace-nowrap">{formatSpan(startsAt, endsAt, timeZone)}</span>
      </p>
      {customerPhone ? (
        <p className="num">
          <a href={`tel:${customerPhone}`} className={linkStyle}>
            {formatPhone(customerPhone)}
          </a>
        </p>
      ) : null}
      {address ? <p className="text-ink-soft wrap-anywhere">{address}</p> : null}
      {notes ? <p className="text-ink-soft wrap-anywhere">“{notes}”</p> : null}
      <p className="num mt-1 flex justify-between gap-3 text-ink-faint text-note">
        <span>
          {appointment.reference} · {priceCents === null ? "Price on site" : formatCents(priceCents)}
        </span>
        <span className="flex gap-3">
          {callId ? (
            <Link href={`/dashboard/calls/${callId}`} className={linkStyle}>
              The call
            </Link>
          ) : null}
          {isOnOwnPage ? null : (
            <Link href={`/dashboard/calendar/${appointment.id}`} className={linkStyle}>
              Change
            </Link>
          )}
        </span>
      </p>
    </div>
  );
}
