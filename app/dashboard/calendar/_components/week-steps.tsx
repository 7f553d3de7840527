import { ChevronLeft, ChevronRight } from "lucide-react";
import Link from "next/link";
import { buttonStyle } from "@/components/ui/button";
import { linkStyle } from "@/components/ui/link";
import { shiftDate } from "@/lib/domain/member/business-day";

/** The address of a week in one of its two views. */
export function hrefOf(week: string, view: string): string {
  return `/dashboard/calendar?${new URLSearchParams({ week, ...(view === "list" ? { view } : {}) })}`;
}

/** "Times in Denver (MST)": the zone is the business's, wherever the reader is. */
export function zoneLead(timeZone: string, zone: string): string {
  const city = timeZone.split("/").at(-1)?.replaceAll("_", " ");
  return `Times in ${city} (${zone})`;
}

/** The zone, and the way to the connected calendar. */
export function CalendarLead({ text }: { text: string }) {
  return (
    <p>
      {text} ·{" "}
      <Link href="/dashboard/calendar-settings" className={linkStyle}>
        Google Calendar
      </Link>
    </p>
  );
}

/** A week back, this week, a week on. */
export function WeekSteps({ monday, view, isThisWeek }: { monday: string; view: string; isThisWeek: boolean }) {
  const step = buttonStyle({ size: "icon" });
  return (
    <nav aria-label="Weeks" className="flex gap-2">
      <Link href={hrefOf(shiftDate(monday, -7), view)} aria-label="Week before" className={step}>
        <ChevronLeft aria-hidden />
      </Link>
      <Link
        href={view === "list" ? "/dashboard/calendar?view=list" : "/dashboard/calendar"}
        aria-current={isThisWeek ? "date" : undefined}
        className={buttonStyle()}
      >
        This week
      </Link>
      <Link href={hrefOf(shiftDate(monday, 7), view)} aria-label="Week after" className={step}>
        <ChevronRight aria-hidden />
      </Link>
    </nav>
  );
}
