import { Agenda } from "@/components/calendar/agenda";
import { WeekGrid } from "@/components/calendar/week-grid";
import { layOutWeek, nowPlace } from "@/components/calendar/week-layout";
import { formatWeek, zoneName } from "@/components/format/moment";
import { PageBody, PageHead } from "@/components/frame/page-head";
import { Segmented } from "@/components/ui/segmented";
import { getContainer } from "@/lib/container";
import { dateAt, intervalOf, weekOf } from "@/lib/domain/member/business-day";
import { requireMember } from "@/lib/http/session";
import { CalendarLead, hrefOf, WeekSteps, zoneLead } from "./_components/week-steps";

export const metadata = { title: "Calendar" };

export default async function CalendarPage({ searchParams }: PageProps<"/dashboard/calendar">) {
  const { business, scope } = await requireMember();
  const { timeZone } = business;
  const { memberReads, now } = getContainer();
  const at = now();
  const search = await searchParams;
  const today = dateAt(at, timeZone);
  const dates = weekOf(typeof search.week === "string" ? search.week : today) ?? weekOf(today) ?? [];
  const monday = dates[0] ?? today;
  const view = search.view === "list" ? "list" : "week";
  const calendar = await memberReads.loadCalendar(scope, intervalOf(dates, timeZone));
  const zone = zoneName(timeZone, intervalOf(dates, timeZone).from);
  const agenda = (
    <Agenda appointments={calendar.appointments} busy={calendar.busy} timeZone={timeZone} now={at} range="this week" />
  );
  return (
    <PageBody isWide>
      <PageHead title={formatWeek(dates)} lead={<CalendarLead text={zoneLead(timeZone, zone)} />}>
        <WeekSteps monday={monday} view={view} isThisWeek={dates.includes(today)} />
        <Segmented
          label="View"
          className="hidden md:inline-flex"
          options={(["week", "list"] as const).map((name) => ({
            href: hrefOf(monday, name),
            label: name === "week" ? "Week" : "List",
            isCurrent: name === view,
          }))}
        />
      </PageHead>
      {view === "week" ? (
        <div className="mt-6 hidden md:block">
          <WeekGrid
            layout={layOutWeek(dates, calendar, timeZone)}
            timeZone={timeZone}
            zone={zone}
            today={today}
            now={nowPlace(dates, at, timeZone)}
          />
        </div>
      ) : null}
      <div className={view === "week" ? "mt-6 md:hidden" : "mt-6 max-w-3xl"}>{agenda}</div>
    </PageBody>
  );
}
