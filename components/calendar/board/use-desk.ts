"use client";

import { createContext, useContext } from "react";
import type { AppointmentRow, BookingChoices, CustomerMatch } from "@/lib/domain/member/reads";
import type { CalendarActions } from "./calendar-actions";

/** Where a new appointment begins; what is not known yet is left out. */
export interface Draft {
  date: string;
  time?: string;
  resourceId?: string;
  customer?: CustomerMatch;
}

/** What the sheet of an appointment shows: all of it, or the form of one change. */
export type SheetMode = "look" | "move" | "edit" | "cancel";

export interface Desk {
  open(appointment: AppointmentRow, mode?: SheetMode): void;
  create(draft: Draft): void;
  actions: CalendarActions;
  choices: BookingChoices;
  timeZone: string;
  canChange: boolean;
}

export const DeskContext = createContext<Desk | null>(null);

/** Opens appointments and forms. Only below a CalendarDesk. */
export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error("no calendar desk above");
  return desk;
}
