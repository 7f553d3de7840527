import { formatShortTime, formatSpan } from "@/components/format/moment";
import { cn } from "@/components/ui/cn";
import { Hint } from "@/components/ui/hint";
import type { AppointmentRow, BusyRow } from "@/lib/domain/member/reads";
import type { AppointmentStatus } from "@/lib/domain/member/words";
import { AppointmentCard } from "./appointment-card";
import type { GridBlock, GridDay, WeekLayout } from "./week-layout";

interface Props {
  layout: WeekLayout;
  timeZone: string;
  zone: string;
  today: string;
  now: { dayIndex: number; minute: number } | null;
}

const hourRem = 3.5;
const weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/** A week, or one day, as columns of days, by the business's wall clock. Hatched time is busy elsewhere, shaded time is closed. */
export function WeekGrid({ layout, timeZone, zone, today, now }: Props) {
  const { days, firstHour, lastHour } = layout;
  const hours = Array.from({ length: lastHour - firstHour }, (_, index) => firstHour + index);
  const height = { height: `${hours.length * hourRem}rem` };
  return (
    <div className="overflow-clip rounded-card border bg-surface shadow-card">
      <div className="sticky top-0 z-20 grid border-b bg-surface" style={columns(days.length)}>
        <p className="self-end px-2 pb-2 text-right text-ink-faint text-note">{zone}</p>
        {days.map((day) => (
          <DayHead key={day.date} day={day} weekday={weekdayOf(day.date)} isToday={day.date === today} />
        ))}
      </div>
      <div className="grid" style={columns(days.length)}>
        <div className="relative" style={height} aria-hidden>
          {hours.slice(1).map((hour) => (
            <span
              key={hour}
              className="num absolute right-2 -translate-y-1/2 text-ink-faint text-note"
              style={{ top: `${(hour - firstHour) * hourRem}rem` }}
            >
              {hourName(hour)}
            </span>
          ))}
        </div>
        {days.map((day, index) => (
          <section key={day.date} aria-label={day.date} className="relative border-l" style={height}>
            <DayGround day={day} layout={layout} />
            {day.busy.map((block) => (
              <BusyBlock key={block.key} block={block} layout={layout} timeZone={timeZone} />
            ))}
            {day.appointments.map((block) => (
              <AppointmentBlock key={block.key} block={block} layout={layout} timeZone={timeZone} />
            ))}
            {now?.dayIndex === index ? <NowLine minute={now.minute} layout={layout} /> : null}
          </section>
        ))}
      </div>
    </div>
  );
}

const columns = (count: number) => ({ gridTemplateColumns: `4rem repeat(${count}, minmax(0, 1fr))` });

function weekdayOf(date: string): string {
  return weekdays[(new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7] ?? "";
}

function hourName(hour: number): string {
  const half = hour < 12 ? "AM" : "PM";
  return `${hour % 12 === 0 ? 12 : hour % 12} ${half}`;
}

function DayHead({ day, weekday, isToday }: { day: GridDay; weekday: string; isToday: boolean }) {
  return (
    <div className="flex items-baseline gap-1.5 border-l px-2.5 py-2.5">
      <span className={cn("text-ink-faint", isToday && "font-medium text-brand")}>{weekday}</span>
      <span
        className={cn(
          "num font-semibold",
          isToday && "-my-1 grid h-7 min-w-7 place-items-center rounded-full bg-brand px-1 text-on-brand",
        )}
      >
        {Number(day.date.slice(8))}
      </span>
      {day.closure ? <span className="truncate text-ink-faint text-note">{day.closure}</span> : null}
    </div>
  );
}

/** What begins before the first hour shown, or ends after the last, is cut there, so that its words stay in sight. */
function place(block: { startMinute: number; endMinute: number }, { firstHour, lastHour }: WeekLayout) {
  const start = Math.max(block.startMinute, firstHour * 60);
  const end = Math.min(block.endMinute, lastHour * 60);
  const inRem = (minutes: number) => `${(Math.max(0, minutes) / 60) * hourRem}rem`;
  return { top: inRem(start - firstHour * 60), height: inRem(end - start) };
}

/** Closed time is shaded, open time is white, hours are fine lines. */
function DayGround({ day, layout }: { day: GridDay; layout: WeekLayout }) {
  const hours = Array.from({ length: layout.lastHour - layout.firstHour - 1 }, (_, index) => index + 1);
  return (
    <div aria-hidden className="absolute inset-0 overflow-hidden bg-canvas">
      {day.open.map((span) => (
        <div key={span.startMinute} className="absolute inset-x-0 bg-surface" style={place(span, layout)} />
      ))}
      {hours.map((hour) => (
        <div key={hour} className="absolute inset-x-0 border-t" style={{ top: `${hour * hourRem}rem` }} />
      ))}
    </div>
  );
}

function lanes({ lane, lanes: count }: GridBlock<unknown>) {
  return { left: `calc(${(lane / count) * 100}% + 2px)`, width: `calc(${100 / count}% - 4px)` };
}

function BusyBlock({ block, layout, timeZone }: { block: GridBlock<BusyRow>; layout: WeekLayout; timeZone: string }) {
  const { item } = block;
  const source = item.source === "google" ? "Busy in Google Calendar" : "Blocked by hand";
  return (
    <Hint
      trigger={
        <button
          type="button"
          className="hatched absolute flex flex-col items-stretch justify-start overflow-hidden rounded-badge border border-line bg-sunken px-2 py-1 text-left text-ink-faint text-note"
          style={{ ...place(block, layout), ...lanes(block) }}
        >
          <span className="block truncate">{item.summary ?? "Busy"}</span>
        </button>
      }
    >
      <p className="font-semibold">{item.summary ?? "Busy"}</p>
      <p className="text-ink-soft">
        {source}
        {item.resource ? `, ${item.resource}` : ", for everybody"}
      </p>
      <p className="num text-ink-soft">{formatSpan(item.from, item.to, timeZone)}</p>
    </Hint>
  );
}

const blockTones: Record<AppointmentStatus, string> = {
  confirmed: "border-booked-mark bg-booked-tint text-booked",
  completed: "border-quiet-mark bg-quiet-tint text-quiet",
  cancelled: "border-quiet-mark bg-quiet-tint text-quiet line-through",
  no_show: "border-missed-mark bg-missed-tint text-missed",
};

function AppointmentBlock(props: { block: GridBlock<AppointmentRow>; layout: WeekLayout; timeZone: string }) {
  const { block, layout, timeZone } = props;
  const { item } = block;
  return (
    <Hint
      trigger={
        <button
          type="button"
          className={cn(
            "absolute z-10 flex min-h-7 flex-col items-stretch justify-start overflow-hidden rounded-badge border-l-3 px-2 py-1 text-left text-note ring-1 ring-surface",
            "transition-shadow duration-100 hover:z-15 hover:shadow-raised",
            blockTones[item.status],
          )}
          style={{ ...place(block, layout), ...lanes(block) }}
        >
          <span className="block truncate font-semibold">{item.customerName}</span>
          <span className="block truncate">
            {formatShortTime(item.startsAt, timeZone)}, {item.service}
          </span>
        </button>
      }
    >
      <AppointmentCard appointment={item} timeZone={timeZone} />
    </Hint>
  );
}

function NowLine({ minute, layout }: { minute: number; layout: WeekLayout }) {
  if (minute < layout.firstHour * 60 || minute > layout.lastHour * 60) return null;
  const top = `${((minute - layout.firstHour * 60) / 60) * hourRem}rem`;
  return (
    <div
      aria-hidden
      className="pointer-events-none absolute inset-x-0 z-15 h-0.5 -translate-y-1/2 bg-brand"
      style={{ top }}
    >
      <span className="absolute -top-1 -left-1 size-2.5 rounded-full bg-brand" />
    </div>
  );
}
