import type { EventDisplayInfo } from "@fullcalendar/react";
import { appointmentStates } from "@/components/appointments/appointment-words";
import { formatShortTime, formatSpan } from "@/components/format/moment";
import { cn } from "@/components/ui/cn";
import type { AppointmentStatus } from "@/lib/domain/member/words";
import type { BoardItem } from "./board-events";

const tones: Record<AppointmentStatus, string> = {
  confirmed: "board-confirmed",
  completed: "board-completed",
  cancelled: "board-completed",
  no_show: "board-missed",
};

/** The look of an event: the colour says where it stands, hatching that it is not ours. */
export function eventClassOf(
  item: BoardItem | undefined,
  info: Pick<EventDisplayInfo, "isMirror" | "isDragging">,
): string {
  const isMoving = (info.isMirror || info.isDragging) && "board-moving";
  // Without an item it is the shape that is being drawn for a new appointment.
  if (!item) return cn("board-event board-new", isMoving);
  if (item.kind === "appointment") return cn("board-event", tones[item.appointment.status], isMoving);
  return item.kind === "busy" ? "board-event board-busy" : "board-closed";
}

/** Who, when and what, in as many lines as there is room. */
export function EventLabel(props: { info: EventDisplayInfo; item: BoardItem | undefined; timeZone: string }) {
  const { info, item, timeZone } = props;
  const start = info.event.start;
  if (!item) return <span className="board-label">New appointment</span>;
  if (item.kind === "closed") return <span className="board-closed-label">{info.event.title}</span>;
  if (item.kind === "busy") return <span className="board-label">{info.event.title}</span>;
  const { appointment } = item;
  const from = start ?? appointment.startsAt;
  const to = info.event.end ?? appointment.endsAt;
  const isMonth = info.view.type === "dayGridMonth";
  return (
    <span className="board-label">
      {isMonth ? <span className="num">{formatShortTime(from, timeZone)} </span> : null}
      <strong>{appointment.customerName}</strong>
      {isMonth ? null : (
        <span className="board-line num">
          {info.isMirror ? formatSpan(from, to, timeZone) : formatShortTime(from, timeZone)}, {appointment.service}
        </span>
      )}
      <span className="sr-only">
        {" "}
        {appointment.service}, {appointment.resource}, {appointmentStates[appointment.status].label}
      </span>
    </span>
  );
}
