"use client";

import "@fullcalendar/react/skeleton.css";
import "@fullcalendar/react/themes/breezy/theme.css";
import "./board.css";
import FullCalendar, {
  type CalendarOptions,
  type CalendarRef,
  type EventApi,
  type EventDisplayInfo,
} from "@fullcalendar/react";
import dayGridPlugin from "@fullcalendar/react/daygrid";
import interactionPlugin from "@fullcalendar/react/interaction";
import breezyTheme from "@fullcalendar/react/themes/breezy";
import timeGridPlugin from "@fullcalendar/react/timegrid";
import { memo, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { formatDay, formatShortTime, formatTime } from "@/components/format/moment";
import type { CalendarViewName } from "@/lib/domain/member/calendar-address";
import type { CalendarView } from "@/lib/domain/member/reads";
import { localMoment } from "@/lib/domain/time/local-moment";
import { type BoardItem, toBoardEvents, toBusinessHours } from "./board-events";
import { BusyNote } from "./busy-note";
import { DragNote } from "./drag-note";
import { EventLabel, eventClassOf } from "./event-label";
import { OverrideSheet } from "./override-sheet";
import { type MoveNote, useBoardMoves } from "./use-board-moves";
import { useDesk } from "./use-desk";
import { usePlacing } from "./use-placing";

export interface BoardProps {
  calendar: CalendarView;
  view: CalendarViewName;
  date: string;
  /** The server's clock at the time of the page. */
  now: Date;
  /** Whole hours shown by week and day. */
  firstHour: number;
  lastHour: number;
}

const plugins = [dayGridPlugin, timeGridPlugin, interactionPlugin, breezyTheme];
const viewNames = { month: "dayGridMonth", week: "timeGridWeek", day: "timeGridDay", list: "timeGridWeek" } as const;
const itemOf = (event: EventApi) => event.extendedProps.item as BoardItem;
const pad = (hour: number) => `${String(hour).padStart(2, "0")}:00:00`;

/** What does not change from business to business. */
const fixedOptions: CalendarOptions = {
  plugins,
  nowIndicator: true,
  firstDay: 1,
  headerToolbar: false,
  allDaySlot: false,
  height: "auto",
  slotDuration: "00:30:00",
  snapDuration: "00:15:00",
  slotMinHeight: 28,
  slotHeaderInterval: "01:00:00",
  eventMinHeight: 26,
  eventShortHeight: 0,
  slotEventOverlap: false,
  dayMaxEvents: 4,
  eventInteractive: true,
  longPressDelay: 350,
  selectMirror: true,
  selectMinDistance: 6,
  dragRevertDuration: 180,
  eventClass: (info: EventDisplayInfo) => eventClassOf(itemOf(info.event), info),
};

/** The calendar that can be touched: drag to move, pull to stretch, draw to book, press to open. */
export function InteractiveBoard(props: BoardProps) {
  const { timeZone } = useDesk();
  const { now } = props;
  const placing = usePlacing(now);
  const { note, handlers } = useBoardMoves(placing.place);
  const { busyNote, presses } = usePresses(timeZone);
  const { isHeld, hold } = useHeld();
  const shown = useStill(props, note !== null || isHeld);
  return (
    <div className="board" data-view={props.view} onPointerDown={hold}>
      <StillBoard {...shown} handlers={handlers} presses={presses} />
      {note ? <DragNote verdict={note.verdict} when={sayPlace(note, timeZone, now)} /> : null}
      {placing.question ? (
        <OverrideSheet
          question={placing.question}
          timeZone={timeZone}
          now={now}
          onAgree={placing.agree}
          onDismiss={placing.dismiss}
        />
      ) : null}
      {busyNote}
    </div>
  );
}

const settleMs = 60;

/** Whether a pointer is down on the board, and until the library has dealt with what was let go. */
function useHeld(): { isHeld: boolean; hold: () => void } {
  const [isHeld, setHeld] = useState(false);
  useEffect(() => {
    if (!isHeld) return;
    const release = () => void setTimeout(() => setHeld(false), settleMs);
    window.addEventListener("pointerup", release);
    window.addEventListener("pointercancel", release);
    return () => {
      window.removeEventListener("pointerup", release);
      window.removeEventListener("pointercancel", release);
    };
  }, [isHeld]);
  return { isHeld, hold: () => setHeld(true) };
}

/** News wait while something is dragged. */
function useStill(props: BoardProps, isMoving: boolean): BoardProps {
  const [still, setStill] = useState(props);
  const isSame = (Object.keys(props) as (keyof BoardProps)[]).every((name) => props[name] === still[name]);
  if (!isMoving && !isSame) setStill(props);
  return still;
}

type StillProps = BoardProps & { handlers: CalendarOptions; presses: CalendarOptions };

/**
 * The library takes a drag for one from another calendar when any of its options changes meanwhile: what is handed to it
 * stays the same object while nothing has changed.
 */
const StillBoard = memo(function StillBoard(props: StillProps) {
  const { calendar, view, date, now, firstHour, lastHour, handlers, presses } = props;
  const { timeZone, canChange } = useDesk();
  const board = useRef<CalendarRef>(null);
  const events = useMemo(() => toBoardEvents(calendar, canChange, now), [calendar, canChange, now]);
  const businessHours = useMemo(() => toBusinessHours(calendar), [calendar]);
  const [skewMs] = useState(() => now.getTime() - Date.now());
  const readNow = useCallback(() => new Date(Date.now() + skewMs), [skewMs]);
  const label = useCallback(
    (info: EventDisplayInfo) => <EventLabel info={info} item={itemOf(info.event)} timeZone={timeZone} />,
    [timeZone],
  );
  useShownPlace(board, view, date);
  return (
    <FullCalendar
      ref={board}
      {...fixedOptions}
      {...handlers}
      {...presses}
      initialView={viewNames[view]}
      initialDate={date}
      timeZone={timeZone}
      now={readNow}
      slotMinTime={pad(firstHour)}
      slotMaxTime={pad(lastHour)}
      selectable={canChange}
      businessHours={businessHours}
      events={events}
      eventContent={label}
    />
  );
});

function sayPlace({ startsAt, minutes }: MoveNote, timeZone: string, now: Date): string {
  if (minutes !== null) return `${formatShortTime(startsAt, timeZone)}, ${minutes} minutes`;
  return `${formatDay(startsAt, timeZone, now)}, ${formatTime(startsAt, timeZone)}`;
}

/** What a press on the board does: opens an appointment, says why a time is hatched, begins a new one. */
function usePresses(timeZone: string) {
  const desk = useDesk();
  const latest = useRef(desk);
  // Effect on the latest desk: news during a drag gives another one, and the handlers must stay the same objects.
  useEffect(() => {
    latest.current = desk;
  });
  const [busy, setBusy] = useState<{ anchor: HTMLElement; item: BoardItem } | null>(null);
  const presses = useMemo<CalendarOptions>(
    () => ({
      eventClick: ({ event, el }) => {
        const item = itemOf(event);
        if (item.kind === "appointment") latest.current.open(item.appointment);
        else setBusy({ anchor: el, item });
      },
      eventMouseEnter: ({ event, el }) => {
        const item = itemOf(event);
        if (item.kind === "busy") setBusy({ anchor: el, item });
      },
      eventMouseLeave: () => setBusy(null),
      select: ({ start, allDay, startStr }) => {
        if (allDay) return latest.current.create({ date: startStr.slice(0, 10) });
        const { date, time } = localMoment(start, timeZone);
        latest.current.create({ date, time });
      },
    }),
    [timeZone],
  );
  const busyNote = busy ? <BusyNote {...busy} timeZone={timeZone} onClose={() => setBusy(null)} /> : null;
  return { busyNote, presses };
}

/** Effect on the board: it follows the address. */
function useShownPlace(board: React.RefObject<CalendarRef | null>, view: CalendarViewName, date: string): void {
  const shown = useRef(`${view} ${date}`);
  useEffect(() => {
    if (shown.current === `${view} ${date}`) return;
    shown.current = `${view} ${date}`;
    board.current?.getApi().changeView(viewNames[view], date);
  }, [board, view, date]);
}
