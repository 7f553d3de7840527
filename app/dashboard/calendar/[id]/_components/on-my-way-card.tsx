import { sayOnMyWay } from "@/app/dashboard/calendar/on-my-way-action";
import { OnMyWay } from "@/components/calendar/on-my-way";
import { canTellOnMyWay } from "@/components/calendar/on-my-way-words";
import { Card } from "@/components/ui/card";
import type { AppointmentRow } from "@/lib/domain/member/reads";

interface Props {
  appointment: AppointmentRow;
  timeZone: string;
  now: Date;
}

/** Tells the customer that somebody is on the way; nothing on other days than the appointment's. */
export function OnMyWayCard({ appointment, timeZone, now }: Props) {
  if (!canTellOnMyWay(appointment, now, timeZone)) return null;
  return (
    <Card className="px-5 py-4">
      <OnMyWay
        customerName={appointment.customerName}
        timeZone={timeZone}
        onTell={sayOnMyWay.bind(null, appointment.id)}
      />
    </Card>
  );
}
