"use client";

import dynamic from "next/dynamic";
import { type ReactNode, useCallback, useMemo, useState } from "react";
import type { AppointmentRow, BookingChoices } from "@/lib/domain/member/reads";
import type { CalendarActions } from "./calendar-actions";
import { DeskContext, type Draft, type SheetMode } from "./use-desk";

// Most visits only look; what opens is loaded with the first press.
const AppointmentSheet = dynamic(() => import("./appointment-sheet").then((module) => module.AppointmentSheet), {
  ssr: false,
});
const NewAppointment = dynamic(() => import("./new-appointment").then((module) => module.NewAppointment), {
  ssr: false,
});

interface Props {
  /** What the page shows now; an opened appointment follows it. */
  appointments: AppointmentRow[];
  actions: CalendarActions;
  choices: BookingChoices;
  timeZone: string;
  canChange: boolean;
  /** A form that is open from the start. */
  firstDraft?: Draft | null;
  now: Date;
  children: ReactNode;
}

/** Keeps which appointment is open and which form, for everything on the page that opens them. */
export function CalendarDesk({
  appointments,
  actions,
  choices,
  timeZone,
  canChange,
  firstDraft = null,
  now,
  children,
}: Props) {
  const [opened, setOpened] = useState<{ appointment: AppointmentRow; mode: SheetMode } | null>(null);
  const [draft, setDraft] = useState<Draft | null>(canChange ? firstDraft : null);
  const open = useCallback(
    (appointment: AppointmentRow, mode: SheetMode = "look") => setOpened({ appointment, mode }),
    [],
  );
  const create = useCallback((next: Draft) => setDraft(next), []);
  const desk = useMemo(
    () => ({ open, create, actions, choices, timeZone, canChange }),
    [open, create, actions, choices, timeZone, canChange],
  );
  const closeDraft = () => {
    setDraft(null);
    // The address asked for the form once; a reload must not ask again.
    if (firstDraft) window.history.replaceState(null, "", window.location.pathname);
  };
  const present = opened ? (appointments.find(({ id }) => id === opened.appointment.id) ?? opened.appointment) : null;
  return (
    <DeskContext value={desk}>
      {children}
      {opened && present ? (
        <AppointmentSheet
          key={present.id}
          appointment={present}
          firstMode={opened.mode}
          now={now}
          onClose={() => setOpened(null)}
        />
      ) : null}
      {draft ? <NewAppointment draft={draft} onClose={closeDraft} /> : null}
    </DeskContext>
  );
}
