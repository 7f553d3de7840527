import { redirect } from "next/navigation";
import { zoneNames } from "@/components/format/moment";
import { getContainer } from "@/lib/container";
import type { CustomerProfile } from "@/lib/domain/customers/reads";
import { intervalOf } from "@/lib/domain/member/business-day";
import { type CalendarPlace, datesShown } from "@/lib/domain/member/calendar-address";
import type { AppointmentRow, CalendarView, CustomerMatch, MemberScope, Page } from "@/lib/domain/member/reads";
import { AppError } from "@/lib/errors";
import { readAppointmentFilter } from "@/lib/http/appointment-query";

const rowsShown = 40;

/** What a view of the calendar shows; with a crew only what concerns it. */
export async function loadView(scope: MemberScope, place: CalendarPlace, timeZone: string): Promise<CalendarView> {
  const view = await getContainer().memberReads.loadCalendar(scope, intervalOf(datesShown(place), timeZone));
  if (!place.crew) return view;
  return {
    ...view,
    appointments: view.appointments.filter(({ resourceId }) => resourceId === place.crew),
    busy: view.busy.filter(({ resourceId }) => resourceId === null || resourceId === place.crew),
  };
}

export interface ListView extends Page<AppointmentRow> {
  /** The last one first: the next page lies before this one. */
  isBackwards: boolean;
}

/** A page of the list: from the beginning of today; back from the last one when words or a state are asked for. */
export async function loadList(
  scope: MemberScope,
  search: Record<string, string>,
  today: string,
  timeZone: string,
): Promise<ListView> {
  const { cursor = null, view: _view, date: _date, week: _week, ...asked } = search;
  try {
    const filter = readAppointmentFilter(new URLSearchParams(asked));
    const isOpen = filter.search !== null || (filter.status !== null && filter.status !== "confirmed");
    const from = filter.from ?? (isOpen ? null : intervalOf([today], timeZone).from);
    const { memberReads } = getContainer();
    const page = await memberReads.listAppointments(scope, { ...filter, from }, { cursor, limit: rowsShown });
    return { ...page, isBackwards: from === null };
  } catch (error) {
    // An address that was cut off or typed leads to the start of the list.
    if (error instanceof AppError && error.code === "invalid_input") redirect("/dashboard/calendar?view=list");
    throw error;
  }
}

/** The zone's name in the days that are shown, or in those of the list. */
export function zoneShown(place: CalendarPlace, list: ListView | null, timeZone: string, now: Date): string {
  if (list) return zoneNames(timeZone, list.rows[0]?.startsAt ?? now, list.rows.at(-1)?.startsAt ?? now);
  const { from, to } = intervalOf(datesShown(place), timeZone);
  return zoneNames(timeZone, from, new Date(to.getTime() - 1));
}

/** The words of an address; what is said twice is left out. */
export function wordsOf(search: Record<string, string | string[] | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(search).flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])),
  );
}

/** What a new appointment needs to know of a customer. */
export function matchOf({ id, name, phone, email, address, zip }: CustomerProfile): CustomerMatch {
  return { id, name, phone, email, address, zip };
}
