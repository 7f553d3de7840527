/*
 * Times are always shown in the business's zone. The pieces are put together here, because servers and browsers
 * disagree about the spaces and commas that Intl puts between them, and React would notice.
 */
const formats = new Map<string, Intl.DateTimeFormat>();

function partsOf(at: Date, timeZone: string): Record<Intl.DateTimeFormatPartTypes, string> {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat("en-US", {
      timeZone,
      calendar: "gregory",
      weekday: "long",
      year: "numeric",
      month: "long",
      day: "numeric",
      hour: "numeric",
      minute: "2-digit",
      hour12: true,
    });
    formats.set(timeZone, format);
  }
  const pairs = format.formatToParts(at).map(({ type, value }) => [type, value]);
  return Object.fromEntries(pairs);
}

/** "9:05 AM". */
export function formatTime(at: Date, timeZone: string): string {
  const { hour, minute, dayPeriod } = partsOf(at, timeZone);
  return `${hour}:${minute} ${dayPeriod?.toUpperCase()}`;
}

/** "9 AM" or "9:30 AM": for places where it is tight. */
export function formatShortTime(at: Date, timeZone: string): string {
  return formatTime(at, timeZone).replace(":00", "");
}

/** "2026-11-24", the day on the business's wall calendar. */
export function isoDay(at: Date, timeZone: string): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone, calendar: "gregory", dateStyle: "short" }).format(at);
}

const dayMs = 86_400_000;

/** "Today", "Yesterday", "Tomorrow", "Tue, Nov 24", and with its year when that is another one. */
export function formatDay(at: Date, timeZone: string, now: Date): string {
  const day = isoDay(at, timeZone);
  const distance = Math.round((Date.parse(day) - Date.parse(isoDay(now, timeZone))) / dayMs);
  if (distance === 0) return "Today";
  if (distance === -1) return "Yesterday";
  if (distance === 1) return "Tomorrow";
  const { weekday, month, day: number, year } = partsOf(at, timeZone);
  const date = `${weekday?.slice(0, 3)}, ${month?.slice(0, 3)} ${number}`;
  return partsOf(now, timeZone).year === year ? date : `${date}, ${year}`;
}

/** "Today, 9:05 AM". */
export function formatMoment(at: Date, timeZone: string, now: Date): string {
  return `${formatDay(at, timeZone, now)}, ${formatTime(at, timeZone)}`;
}

/** "9:05 AM" today, "Yesterday", else "Nov 24": for a narrow column of the newest things. */
export function formatStamp(at: Date, timeZone: string, now: Date): string {
  const day = formatDay(at, timeZone, now);
  if (day === "Today") return formatTime(at, timeZone);
  return day.includes(",") ? day.replace(/^\w+, /, "") : day;
}

/** "Tuesday, November 24". */
export function formatLongDay(at: Date, timeZone: string): string {
  const { weekday, month, day } = partsOf(at, timeZone);
  return `${weekday}, ${month} ${day}`;
}

/** "9:00 – 10:30 AM"; the half of the day stands once when both share it. */
export function formatSpan(from: Date, to: Date, timeZone: string): string {
  const start = formatTime(from, timeZone);
  const end = formatTime(to, timeZone);
  return `${start.slice(-2) === end.slice(-2) ? start.slice(0, -3) : start} – ${end}`;
}

/** "3:07", or "1:02:07" from an hour on. */
export function formatSeconds(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const rest = `${String(Math.floor(whole / 60) % 60).padStart(whole >= 3600 ? 2 : 1, "0")}:${String(whole % 60).padStart(2, "0")}`;
  return whole >= 3600 ? `${Math.floor(whole / 3600)}:${rest}` : rest;
}

/** "PST" on the given day, for the label beside a calendar. */
export function zoneName(timeZone: string, at: Date): string {
  const parts = new Intl.DateTimeFormat("en-US", { timeZone, timeZoneName: "short" }).formatToParts(at);
  return parts.find(({ type }) => type === "timeZoneName")?.value ?? timeZone;
}

/** "PDT" for what is shown from one instant to another, or "PDT, then PST" when the clocks change between them. */
export function zoneNames(timeZone: string, from: Date, to: Date): string {
  return [...new Set([zoneName(timeZone, from), zoneName(timeZone, to)])].join(", then ");
}

/** "November 16 – 22, 2026", for the ISO dates of a week; months and years stand once when they are the same. */
export function formatWeek(dates: string[]): string {
  const [first, last] = [dates[0], dates.at(-1)].map((date) => partsOf(new Date(`${date}T12:00:00Z`), "UTC"));
  if (!first || !last) return "";
  const from = first.year === last.year ? `${first.month} ${first.day}` : `${first.month} ${first.day}, ${first.year}`;
  const to = first.month === last.month ? last.day : `${last.month} ${last.day}`;
  return `${from} – ${to}, ${last.year}`;
}
