"use client";

import type { AllowFunc, CalendarOptions, EventChangeInfo } from "@fullcalendar/react";
import { useEffect, useMemo, useRef, useState } from "react";
import type { BoardItem } from "./board-events";
import type { Placing } from "./placing";
import { useDryCheck, type Verdict } from "./use-dry-check";

/** Where an appointment hovers, and what would come of letting go. */
export interface MoveNote {
  startsAt: Date;
  /** While it is stretched: how long it would be. */
  minutes: number | null;
  verdict: Verdict | null;
}

const minuteMs = 60_000;
const minutesOf = (start: Date, end: Date) => Math.round((end.getTime() - start.getTime()) / minuteMs);

/**
 * What happens while an appointment is dragged or stretched: each new place is checked with the server before anything
 * is let go, and what is refused springs back.
 */
export function useBoardMoves(place: (placing: Placing) => void) {
  const { verdict, ask, clear, answerTo } = useDryCheck();
  const [at, setAt] = useState<{ startsAt: Date; minutes: number | null } | null>(null);
  const stretching = useRef(false);
  const latest = useRef({ place, ask, clear, answerTo });
  // Effect on the latest closures: the handlers stay the same objects during a drag.
  useEffect(() => {
    latest.current = { place, ask, clear, answerTo };
  });

  const handlers = useMemo<CalendarOptions>(() => {
    // Asked at each place the pointer comes to; the answer is shown, and letting go decides.
    const eventAllow: AllowFunc = ({ start, end }, moving) => {
      const item = moving?.extendedProps.item as BoardItem | undefined;
      if (item?.kind !== "appointment") return true;
      const minutes = stretching.current ? minutesOf(start, end) : null;
      // The board asks while it draws; a state is set afterwards.
      queueMicrotask(() => setAt({ startsAt: start, minutes }));
      latest.current.ask(questionOf(item.appointment.id, start, minutes));
      return true;
    };
    const end = () => {
      stretching.current = false;
      setAt(null);
      latest.current.clear();
    };
    const drop = ({ event, revert }: EventChangeInfo, minutes: number | null) => {
      const item = event.extendedProps.item as BoardItem;
      if (item.kind !== "appointment" || !event.start) return revert();
      const known = latest.current.answerTo(questionOf(item.appointment.id, event.start, minutes));
      end();
      latest.current.place({
        appointment: item.appointment,
        startsAt: event.start,
        minutes,
        refusal: known?.state === "refused" ? known.refusal : null,
        onRefused: revert,
      });
    };
    return {
      eventAllow,
      eventResizeStart: () => {
        stretching.current = true;
      },
      eventDragStop: () => setAt(null),
      eventResizeStop: () => setAt(null),
      eventDrop: (info) => drop(info, null),
      eventResize: (info) =>
        drop(info, info.event.start && info.event.end ? minutesOf(info.event.start, info.event.end) : null),
    };
  }, []);
  return { note: at ? ({ ...at, verdict } satisfies MoveNote) : null, handlers };
}

function questionOf(appointmentId: string, startsAt: Date, minutes: number | null) {
  return { appointmentId, startsAt: startsAt.toISOString(), ...(minutes === null ? {} : { minutes }) };
}
