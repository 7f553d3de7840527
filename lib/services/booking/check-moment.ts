import { type Refusal, refusalOf } from "@/lib/domain/booking/problem-words";
import type { Ctx } from "@/lib/ports";

interface CheckRequest {
  businessId: string;
  appointmentId: string | null;
  serviceId: string | null;
  resourceId: string | null;
  startsAt: Date;
  minutes: number | null;
  timeZone: string;
}

export type CheckResult =
  | { outcome: "free"; resource: string | null }
  | { outcome: "refused"; refusal: Refusal }
  | { outcome: "not_found" };

/** What would come of a booking or a move by a member, before they do it. Nothing is written. */
export async function checkMoment(ctx: Ctx<"bookings">, request: CheckRequest): Promise<CheckResult> {
  const { timeZone, ...question } = request;
  const check = await ctx.bookings.checkMoment({ ...question, mayOverride: false, now: ctx.now });
  if (!check) return { outcome: "not_found" };
  const refusal = refusalOf(check, timeZone);
  return refusal ? { outcome: "refused", refusal } : { outcome: "free", resource: check.resource };
}
