import type { CalendarChoices } from "@/lib/domain/calendar/calendar-choices";
import { AppError, isRetryable } from "@/lib/errors";
import type { Ctx } from "@/lib/ports";
import type { AvailableCalendar } from "@/lib/ports/calendar";

interface ByMember {
  businessId: string;
  memberId: string;
}

/**
 * Ends the connection: channels are stopped and the grant is given back as far as Google answers; here it is forgotten
 * in any case. Events that stand in the calendar stay.
 */
export async function disconnectCalendar(
  ctx: Ctx<"calendars" | "calendarSyncs" | "calendarSource" | "calendarConnections">,
  { businessId, memberId }: ByMember,
): Promise<void> {
  await giveBackCalendar(ctx, businessId).catch(ignoreRefusal);
  await ctx.calendarConnections.disconnect(businessId, memberId, ctx.now);
}

/**
 * Stops the channels, as far as Google answers, and gives the grant back; with it the channels mean nothing any more.
 * Throws `unavailable` or `rate_limited` when Google cannot take the grant back now.
 */
export async function giveBackCalendar(
  ctx: Ctx<"calendars" | "calendarSyncs" | "calendarSource">,
  businessId: string,
): Promise<void> {
  const access = await ctx.calendars.load(businessId);
  if (!access) return;
  const { refreshToken } = access;
  for (const { channelId, watchedId } of await ctx.calendarSyncs.listChannels(businessId, null)) {
    if (watchedId) await ctx.calendarSource.stopWatch({ refreshToken }, { channelId, watchedId }).catch(ignoreRefusal);
  }
  await ctx.calendarSource.revoke(refreshToken).catch((error: unknown) => {
    if (isRetryable(error)) throw error;
  });
}

function ignoreRefusal(error: unknown): void {
  if (!(error instanceof AppError)) throw error;
}

/** The calendars that the owner can choose from. `not_connected` also when the grant was taken back just now. */
export async function listCalendars(
  ctx: Ctx<"calendars" | "calendarSource">,
  businessId: string,
): Promise<{ outcome: "listed"; calendars: AvailableCalendar[] } | { outcome: "not_connected" }> {
  const access = await ctx.calendars.load(businessId);
  if (access?.state !== "connected") return { outcome: "not_connected" };
  const listed = await ctx.calendarSource.listCalendars(access);
  if (listed.outcome === "listed") return listed;
  await ctx.calendars.markDisconnected(businessId, "Google refused the permission.", ctx.now);
  return { outcome: "not_connected" };
}

/**
 * Sets what members choose about the calendar, if nobody has since `baseRevision`. Only calendars of the account count;
 * the target must be writable.
 */
export async function chooseCalendars(
  ctx: Ctx<"calendars" | "calendarSource" | "calendarConnections">,
  { businessId, memberId, baseRevision, choices }: ByMember & { baseRevision: number; choices: CalendarChoices },
): Promise<"saved" | "changed_elsewhere" | "not_connected" | "unknown_calendar"> {
  const { targetId, busyIds, onExternalChange, countsTentative } = choices;
  const listed = await listCalendars(ctx, businessId);
  if (listed.outcome !== "listed") return listed.outcome;
  const target = listed.calendars.find(({ id }) => id === targetId);
  if (!target?.canWrite) return "unknown_calendar";
  const calendars = listed.calendars
    .filter(({ id }) => id === targetId || busyIds.includes(id))
    .map(({ id, title }) => ({ id, title, isBusy: busyIds.includes(id) }));
  const chosen = { baseRevision, targetId, calendars, onExternalChange, countsTentative };
  return ctx.calendarConnections.choose({ businessId, memberId, ...chosen, now: ctx.now });
}
