import { AppError } from "@/lib/errors";
import { moveCalendarEvent } from "@/lib/services/calendar/move-calendar-event";
import { syncCalendar } from "@/lib/services/calendar/sync-calendar";
import { syncCalendarEvent } from "@/lib/services/calendar/sync-calendar-event";
import { watchCalendar } from "@/lib/services/calendar/watch-calendar";
import { defineJob, type JobResult } from "./job";

/** Google away or asking for patience is no fault of a job: it comes again until it is done. */
async function withPatience(work: () => Promise<string>): Promise<JobResult> {
  try {
    return { done: await work() };
  } catch (error) {
    const isAway = error instanceof AppError && (error.code === "unavailable" || error.code === "rate_limited");
    if (!isAway) throw error;
    return { retryInSeconds: 30, reason: `${error.code}: ${error.message}` };
  }
}

export const syncCalendarJob = defineJob("sync_calendar", async (ctx, payload, { businessId }) => {
  if (!businessId) return { done: "no business" };
  const result = await withPatience(() =>
    syncCalendar(ctx, { businessId, syncedCalendarId: payload.synced_calendar_id }),
  );
  if (!("done" in result)) return result;
  if (result.done === "overtaken") return { retryInSeconds: 5, reason: "other reads were faster" };
  if (payload.webhook_event_id) await ctx.inbox.finish(payload.webhook_event_id, "done", result.done, ctx.now);
  return result;
});

export const watchCalendarJob = defineJob("watch_calendar", async (ctx, payload, { businessId }) => {
  if (!businessId) return { done: "no business" };
  return withPatience(() => watchCalendar(ctx, { businessId, syncedCalendarId: payload.synced_calendar_id }));
});

export const syncCalendarEventJob = defineJob("sync_calendar_event", async (ctx, payload, { businessId }) => {
  if (!businessId) return { done: "no business" };
  return withPatience(async () => {
    const { outcome } = await syncCalendarEvent(ctx, { businessId, appointmentId: payload.appointment_id });
    return outcome;
  });
});

export const moveCalendarEventJob = defineJob("move_calendar_event", async (ctx, payload, { businessId }) => {
  if (!businessId) return { done: "no business" };
  const { appointment_id: appointmentId, from_calendar_id: fromCalendarId } = payload;
  return withPatience(async () => {
    const { outcome } = await moveCalendarEvent(ctx, { businessId, appointmentId, fromCalendarId });
    return outcome;
  });
});
