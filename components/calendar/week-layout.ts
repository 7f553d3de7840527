import { dateAt, intervalOf, minuteOfDay } from "@/lib/domain/member/business-day";
import type { AppointmentRow, BusyRow, CalendarView } from "@/lib/domain/member/reads";

/** Something on one day of the grid. Minutes are of the wall clock, 0 to 1440; `lane` of `lanes` beside each other. */
export interface GridBlock<Item> {
  key: string;
  item: Item;
  startMinute: number;
  endMinute: number;
  lane: number;
  lanes: number;
}

export interface GridDay {
  /** ISO date. */
  date: string;
  appointments: GridBlock<AppointmentRow>[];
  busy: GridBlock<BusyRow>[];
  open: { startMinute: number; endMinute: number }[];
  closure: string | null;
}

export interface WeekLayout {
  days: GridDay[];
  /** Whole hours that the grid shows, the end excluded. */
  firstHour: number;
  lastHour: number;
}

const shortestMinutes = 30;

/**
 * Places a week by the wall clock of the business. On the day of a change of clocks an appointment stands where its
 * start is called; one that the change would turn around keeps its real length.
 */
export function layOutWeek(dates: string[], view: CalendarView, timeZone: string): WeekLayout {
  const appointments = view.appointments.filter(({ status }) => status !== "cancelled");
  const days = dates.map((date) => {
    const day = intervalOf([date], timeZone);
    return {
      date,
      appointments: intoLanes(
        appointments.flatMap((item) => clip(item.id, item, item.startsAt, item.endsAt, day, timeZone)),
      ),
      busy: intoLanes(view.busy.flatMap((item) => clip(item.id, item, item.from, item.to, day, timeZone))),
      open: openOn(date, view),
      closure: view.closures.find(({ startsOn, endsOn }) => date >= startsOn && date <= endsOn)?.reason ?? null,
    };
  });
  return { days, ...hoursShown(days) };
}

type Placed<Item> = Omit<GridBlock<Item>, "lane" | "lanes">;

function clip<Item>(
  key: string,
  item: Item,
  from: Date,
  to: Date,
  day: { from: Date; to: Date },
  timeZone: string,
): Placed<Item>[] {
  if (to <= day.from || from >= day.to) return [];
  const startMinute = from <= day.from ? 0 : minuteOfDay(from, timeZone);
  const wallEnd = to >= day.to ? 1440 : minuteOfDay(to, timeZone);
  const realEnd = startMinute + Math.round((to.getTime() - Math.max(from.getTime(), day.from.getTime())) / 60_000);
  const endMinute = wallEnd > startMinute ? wallEnd : Math.min(1440, realEnd);
  return [{ key, item, startMinute, endMinute }];
}

/** Blocks that overlap share the width: each takes the first lane that is free, a cluster has as many as it needs. */
function intoLanes<Item>(blocks: Placed<Item>[]): GridBlock<Item>[] {
  const sorted = [...blocks].sort((a, b) => a.startMinute - b.startMinute || b.endMinute - a.endMinute);
  const result: GridBlock<Item>[] = [];
  let cluster: GridBlock<Item>[] = [];
  let clusterEnd = -1;
  const close = () => {
    const lanes = Math.max(0, ...cluster.map(({ lane }) => lane + 1));
    for (const block of cluster) result.push({ ...block, lanes });
    cluster = [];
  };
  for (const block of sorted) {
    if (block.startMinute >= clusterEnd) close();
    const taken = new Set(cluster.filter((other) => shownEnd(other) > block.startMinute).map(({ lane }) => lane));
    let lane = 0;
    while (taken.has(lane)) lane += 1;
    cluster.push({ ...block, lane, lanes: 1 });
    clusterEnd = Math.max(clusterEnd, shownEnd(block));
  }
  close();
  return result;
}

/** Short ones are drawn high enough to be read, and keep that room to themselves. */
function shownEnd({ startMinute, endMinute }: { startMinute: number; endMinute: number }): number {
  return Math.max(endMinute, startMinute + shortestMinutes);
}

function openOn(date: string, view: CalendarView) {
  if (view.closures.some(({ startsOn, endsOn }) => date >= startsOn && date <= endsOn)) return [];
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay() || 7;
  return view.hours
    .filter((hours) => hours.weekday === weekday)
    .map(({ opens, closes }) => ({ startMinute: toMinutes(opens), endMinute: toMinutes(closes) }));
}

function toMinutes(clock: string): number {
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));
}

/** Opening hours and everything that is booked, an hour of air around them, at least nine hours. */
function hoursShown(days: GridDay[]): { firstHour: number; lastHour: number } {
  const spans = days.flatMap((day) => [...day.open, ...day.appointments]);
  const first = Math.min(8 * 60, ...spans.map(({ startMinute }) => startMinute - 30));
  const last = Math.max(17 * 60, ...spans.map(({ endMinute }) => endMinute + 30));
  return { firstHour: Math.max(0, Math.floor(first / 60)), lastHour: Math.min(24, Math.ceil(last / 60)) };
}

/** Where "now" lies, when the week holds it. */
export function nowPlace(dates: string[], now: Date, timeZone: string): { dayIndex: number; minute: number } | null {
  const dayIndex = dates.indexOf(dateAt(now, timeZone));
  return dayIndex < 0 ? null : { dayIndex, minute: minuteOfDay(now, timeZone) };
}
