import { CalendarDesk } from "@/components/calendar/board/calendar-desk";
import { NewAppointmentButton } from "@/components/calendar/board/open-buttons";
import { CalendarFilters } from "@/components/calendar/calendar-filters";
import { PageBody } from "@/components/frame/page-head";
import { getContainer } from "@/lib/container";
import { dateAt } from "@/lib/domain/member/business-day";
import { readCalendarPlace } from "@/lib/domain/member/calendar-address";
import { requireMember } from "@/lib/http/session";
import { CalendarBoard } from "./_components/calendar-board";
import { CalendarHead } from "./_components/calendar-head";
import { ListPages } from "./_components/list-pages";
import { calendarActions as actions } from "./calendar-actions";
import { loadList, loadView, matchOf, wordsOf, zoneShown } from "./load-calendar";

export const metadata = { title: "Calendar" };

export default async function CalendarPage({ searchParams }: PageProps<"/dashboard/calendar">) {
  const { business, scope, role } = await requireMember();
  const { timeZone } = business;
  const { memberReads, now } = getContainer();
  const at = now();
  const today = dateAt(at, timeZone);
  const { book = "", ...search } = wordsOf(await searchParams);
  const place = readCalendarPlace(search, today);
  const choices = await memberReads.loadBookingChoices(scope);
  const calendar = place.view === "list" ? null : await loadView(scope, place, timeZone);
  const list = calendar ? null : await loadList(scope, search, today, timeZone);
  const customer = book ? await memberReads.loadCustomer(scope, book) : null;
  const shared = { timeZone, zone: zoneShown(place, list, timeZone, at), today, now: at };
  const appointments = calendar?.appointments ?? list?.rows ?? [];
  const optionOf = ({ id, name }: { id: string; name: string }) => ({ value: id, label: name });
  return (
    <PageBody isWide>
      <CalendarDesk
        {...{ appointments, actions, choices, timeZone }}
        canChange={role !== "viewer"}
        firstDraft={customer ? { date: today, customer: matchOf(customer) } : null}
        now={at}
      >
        <CalendarHead place={place} {...shared}>
          <NewAppointmentButton date={place.date} />
        </CalendarHead>
        <CalendarFilters
          search={search}
          crews={choices.resources.map(optionOf)}
          services={choices.services.map(optionOf)}
          isList={place.view === "list"}
        />
        {calendar ? <CalendarBoard place={place} calendar={calendar} {...shared} /> : null}
        {list ? <ListPages page={list} search={search} timeZone={timeZone} now={at} /> : null}
      </CalendarDesk>
    </PageBody>
  );
}
