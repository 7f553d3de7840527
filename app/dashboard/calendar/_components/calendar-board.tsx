import { Agenda } from "@/components/calendar/agenda";
import { LazyBoard } from "@/components/calendar/board/lazy-board";
import { WeekGrid } from "@/components/calendar/week-grid";
import { layOutWeek, nowPlace } from "@/components/calendar/week-layout";
import { Skeleton } from "@/components/ui/skeleton";
import { type CalendarPlace, datesShown } from "@/lib/domain/member/calendar-address";
import type { CalendarView } from "@/lib/domain/member/reads";

interface Props {
  place: CalendarPlace;
  calendar: CalendarView;
  timeZone: string;
  zone: string;
  today: string;
  now: Date;
}

const ranges = { month: "this month", week: "this week", day: "this day", list: "here" } as const;

/** A month, a week or a day; phones have an agenda instead of what is too wide for them. */
export function CalendarBoard({ place, calendar, timeZone, zone, today, now }: Props) {
  const dates = datesShown(place);
  const layout = layOutWeek(dates, calendar, timeZone);
  const isDay = place.view === "day";
  return (
    <>
      <div className="mt-4">
        <LazyBoard
          isWideOnly={!isDay}
          calendar={calendar}
          view={place.view}
          date={place.date}
          now={now}
          firstHour={layout.firstHour}
          lastHour={layout.lastHour}
        >
          {place.view === "month" ? (
            <Skeleton className="h-192 w-full rounded-card" />
          ) : (
            <WeekGrid
              layout={layout}
              timeZone={timeZone}
              zone={zone}
              today={today}
              now={nowPlace(dates, now, timeZone)}
            />
          )}
        </LazyBoard>
      </div>
      {isDay ? null : (
        <div className="mt-4 md:hidden">
          <Agenda
            appointments={calendar.appointments}
            busy={calendar.busy}
            timeZone={timeZone}
            now={now}
            range={ranges[place.view]}
          />
        </div>
      )}
    </>
  );
}
