import { ChevronLeft, ChevronRight } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { formatWeek } from "@/components/format/moment";
import { PageHead } from "@/components/frame/page-head";
import { buttonStyle } from "@/components/ui/button";
import { linkStyle } from "@/components/ui/link";
import { Segmented } from "@/components/ui/segmented";
import {
  type CalendarPlace,
  calendarHref,
  calendarViews,
  datesShown,
  stepDate,
} from "@/lib/domain/member/calendar-address";

interface Props {
  place: CalendarPlace;
  today: string;
  timeZone: string;
  /** "PST", or "PDT, then PST" */
  zone: string;
  children: ReactNode;
}

const wideNames = { month: "Month", week: "Week", day: "Day", list: "List" } as const;
const narrowNames = { week: "Agenda", day: "Day", list: "List" } as const;

/** What is shown, the way to what lies before and after it, and the other views of it. */
export function CalendarHead({ place, today, timeZone, zone, children }: Props) {
  const city = timeZone.split("/").at(-1)?.replaceAll("_", " ");
  const optionsOf = (names: Record<string, string>) =>
    calendarViews
      .filter((view) => view in names)
      .map((view) => ({
        href: calendarHref({ ...place, view }, today),
        label: names[view] ?? view,
        isCurrent: view === place.view,
      }));
  return (
    <PageHead
      title={titleOf(place)}
      lead={
        <p>
          Times in {city} ({zone}) ·{" "}
          <Link href="/dashboard/calendar-settings" className={linkStyle}>
            Google Calendar
          </Link>
        </p>
      }
    >
      {place.view === "list" ? null : <Steps place={place} today={today} />}
      {children}
      <Segmented label="View" className="hidden md:inline-flex" options={optionsOf(wideNames)} />
      <Segmented label="View" className="md:hidden" options={optionsOf(narrowNames)} />
    </PageHead>
  );
}

function titleOf(place: CalendarPlace): string {
  if (place.view === "list") return "Appointments";
  if (place.view === "week") return formatWeek(datesShown(place));
  const options = place.view === "month" ? monthOptions : dayOptions;
  return new Intl.DateTimeFormat("en-US", { ...options, timeZone: "UTC" }).format(new Date(`${place.date}T12:00:00Z`));
}

const monthOptions = { month: "long", year: "numeric" } as const;
const dayOptions = { weekday: "long", month: "long", day: "numeric", year: "numeric" } as const;

/** One back, today, one on. */
function Steps({ place, today }: { place: CalendarPlace; today: string }) {
  const step = buttonStyle({ size: "icon" });
  const hrefAt = (date: string) => calendarHref({ ...place, date }, today);
  const word = place.view === "week" ? "This week" : place.view === "month" ? "This month" : "Today";
  return (
    <nav aria-label="Dates" className="flex gap-2">
      <Link href={hrefAt(stepDate(place, -1))} aria-label={`${wideNames[place.view]} before`} className={step}>
        <ChevronLeft aria-hidden />
      </Link>
      <Link
        href={hrefAt(today)}
        aria-current={datesShown(place).includes(today) ? "date" : undefined}
        className={buttonStyle()}
      >
        {word}
      </Link>
      <Link href={hrefAt(stepDate(place, 1))} aria-label={`${wideNames[place.view]} after`} className={step}>
        <ChevronRight aria-hidden />
      </Link>
    </nav>
  );
}
