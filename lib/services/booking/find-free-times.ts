import { findSlots } from "@/lib/domain/booking/slots";
import { startOfDay } from "@/lib/domain/booking/wanted-moment";
import { shiftDate } from "@/lib/domain/member/business-day";
import { localMoment } from "@/lib/domain/time/local-moment";
import type { Ctx } from "@/lib/ports";

const hourMs = 3_600_000;
const timesMax = 100;

/** Free times "HH:MM" of one local date for a service, as a member may take them: the lead time does not count. */
export async function findFreeTimes(
  ctx: Ctx<"bookings">,
  request: { businessId: string; serviceId: string; resourceId: string | null; date: string; timeZone: string },
): Promise<string[]> {
  const { businessId, serviceId, resourceId, date, timeZone } = request;
  const from = startOfDay(date, timeZone);
  const until = startOfDay(shiftDate(date, 1), timeZone);
  if (!from || !until) return [];
  const loadUntil = new Date(until.getTime() + 24 * hourMs);
  const availability = await ctx.bookings.loadAvailability(businessId, from, loadUntil);
  const service = availability?.services.find(({ id }) => id === serviceId);
  if (!availability || !service) return [];
  const resources = availability.resources.filter(({ id }) => resourceId === null || id === resourceId);
  const slots = findSlots(
    { ...availability, resources, leadMinutes: 0 },
    { service, now: ctx.now, from, until, limit: timesMax },
  );
  return slots.map(({ startsAt }) => localMoment(startsAt, timeZone).time);
}
