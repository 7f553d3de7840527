import { AppError } from "@/lib/errors";
import type { NotificationStore } from "@/lib/ports/notifications";

/**
 * Says for the whole business that one of the things that wait for a person is done, or takes that back. What a colleague
 * did already is `unchanged`. AppError `forbidden` for viewers, `not_found` for what is gone.
 */
export async function markAttention(
  ctx: { notifications: NotificationStore; now: Date },
  request: { businessId: string; memberId: string; itemId: string; isDone: boolean },
): Promise<"done" | "undone" | "unchanged"> {
  const outcome = await ctx.notifications.markAttention({ ...request, now: ctx.now });
  if (outcome === "not_allowed") throw new AppError("forbidden", "You can look, but not change anything here.");
  if (outcome === "not_found") throw new AppError("not_found", "It is gone already.");
  return outcome;
}
