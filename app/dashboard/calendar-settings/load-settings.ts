import type { CalendarOption } from "@/components/calendar-settings/settings-form";
import { slotWords } from "@/components/calendar-settings/slot-words";
import { getContainer } from "@/lib/container";
import { localInstant } from "@/lib/domain/booking/wanted-moment";
import { explainSlot } from "@/lib/domain/calendar/explain-slot";
import { dateAt } from "@/lib/domain/member/business-day";
import type { CalendarHealth } from "@/lib/domain/member/calendar-health";
import { toAppError } from "@/lib/errors";
import { memberContext } from "@/lib/http/member-context";
import { requireMember } from "@/lib/http/session";
import { makeFeedToken } from "@/lib/services/calendar/calendar-feed";
import { listCalendars } from "@/lib/services/calendar/change-connection";

const dayMs = 86_400_000;

type Search = Record<string, string | string[] | undefined>;

/** All that the page shows, as the signed-in person may see it. */
export async function loadSettings(search: Search) {
  const member = await requireMember();
  const { memberReads, now, ports } = getContainer();
  const at = now();
  const health = await memberReads.loadCalendarHealth(member.scope, at);
  const { timeZone } = member.business;
  const asked = readAsked(search, health, dateAt(at, timeZone));
  const canManage = member.role !== "viewer";
  const feed = health.feedId && canManage ? makeFeedToken(ports.slotKey, health.feedId) : null;
  return {
    at,
    timeZone,
    health,
    canManage,
    options: health.connection?.state === "connected" ? await loadOptions(health) : [],
    feedAddress: feed ? `${ports.settings.appUrl}/api/calendar/feed/${feed}.ics` : null,
    asked,
    answer: "date" in search ? await loadAnswer(asked, at) : null,
  };
}

/** The account's calendars; while Google is away, those that were chosen. */
async function loadOptions(health: CalendarHealth): Promise<CalendarOption[]> {
  const member = await requireMember();
  const chosen = new Map(health.calendars.map((calendar) => [calendar.calendarId, calendar]));
  const fallback = health.calendars.map(({ calendarId, title, isBusy }) => ({
    id: calendarId,
    title,
    isBusy,
    canWrite: calendarId === health.connection?.targetId,
  }));
  try {
    const listed = await listCalendars(memberContext(getContainer(), member), member.businessId);
    if (listed.outcome !== "listed") return fallback;
    return listed.calendars.map((calendar) => ({ ...calendar, isBusy: chosen.get(calendar.id)?.isBusy ?? false }));
  } catch (thrown) {
    if (toAppError(thrown).code === "internal") throw thrown;
    return fallback;
  }
}

function readAsked(search: Search, { services }: CalendarHealth, today: string) {
  const text = (name: string) => (typeof search[name] === "string" ? search[name] : "");
  const known = services.find(({ id }) => id === text("service"));
  return { service: known?.id ?? services[0]?.id ?? "", date: text("date") || today, time: text("time") || "09:00" };
}

async function loadAnswer(asked: { service: string; date: string; time: string }, now: Date) {
  const { business, businessId, scope } = await requireMember();
  const { memberReads, ports } = getContainer();
  const startsAt = localInstant(asked.date, asked.time, business.timeZone) ?? now;
  const interval = { from: new Date(startsAt.getTime() - dayMs), to: new Date(startsAt.getTime() + 2 * dayMs) };
  const availability = await ports.bookings.loadAvailability(businessId, interval.from, interval.to);
  const service = availability?.services.find(({ id }) => id === asked.service);
  if (!availability || !service) return null;
  const occupants = await memberReads.listOccupants(scope, interval);
  const slot = explainSlot(availability, occupants, { ...asked, service, now });
  return { isOffered: slot.kind === "offered", ...slotWords(slot, business.timeZone) };
}
