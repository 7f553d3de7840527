import type { EventInput } from "@fullcalendar/react";
import { shiftDate } from "@/lib/domain/member/business-day";
import type { AppointmentRow, BusyRow, CalendarView } from "@/lib/domain/member/reads";

/** What stands behind an event of the board. */
export type BoardItem =
  | { kind: "appointment"; appointment: AppointmentRow }
  | { kind: "busy"; busy: BusyRow }
  | { kind: "closed"; reason: string | null };

const wholeDayMs = 23 * 3_600_000;

/**
 * Appointments, busy times and holidays as events of the board. Only a confirmed appointment that has not begun can be
 * dragged; cancelled ones are left to the list. Busy for whole days is drawn behind everything.
 */
export function toBoardEvents(view: CalendarView, canChange: boolean, now: Date): EventInput[] {
  const appointments = view.appointments
    .filter(({ status }) => status !== "cancelled")
    .map((appointment) => ({
      id: appointment.id,
      title: appointment.customerName,
      start: appointment.startsAt,
      end: appointment.endsAt,
      editable: canChange && appointment.status === "confirmed" && appointment.startsAt > now,
      extendedProps: { item: { kind: "appointment", appointment } satisfies BoardItem },
    }));
  const busy = view.busy.map((block) => ({
    id: block.id,
    title: block.summary ?? "Busy",
    start: block.from,
    end: block.to,
    editable: false,
    ...(block.to.getTime() - block.from.getTime() >= wholeDayMs ? { display: "background" } : {}),
    extendedProps: { item: { kind: "busy", busy: block } satisfies BoardItem },
  }));
  const closed = view.closures.map(({ startsOn, endsOn, reason }) => ({
    id: `closed ${startsOn}`,
    title: reason ?? "Closed",
    start: startsOn,
    end: shiftDate(endsOn, 1),
    allDay: true,
    display: "background",
    editable: false,
    extendedProps: { item: { kind: "closed", reason } satisfies BoardItem },
  }));
  return [...closed, ...busy, ...appointments];
}

/** Opening hours in the board's words: 0 is Sunday. */
export function toBusinessHours(view: CalendarView) {
  return view.hours.map(({ weekday, opens, closes }) => ({
    daysOfWeek: [weekday % 7],
    startTime: opens,
    endTime: closes,
  }));
}
