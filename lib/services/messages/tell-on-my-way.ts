import { composeText } from "@/lib/domain/messages/compose-text";
import { type BlockReason, decideText } from "@/lib/domain/messages/decide-text";
import { localMoment } from "@/lib/domain/time/local-moment";
import { AppError } from "@/lib/errors";
import type { Ctx } from "@/lib/ports";

const minutesMax = 240;

/** Who was told, or why nobody is. `held`: the gate lets no such text go now, and says why. */
export type OnMyWayResult =
  | { outcome: "queued" | "already_sent"; toNumber: string; at: Date }
  | { outcome: "held"; reason: BlockReason }
  | { outcome: "no_phone" | "not_today" | "not_found" };

/**
 * Tells the customer of a confirmed appointment that somebody is on the way, on the day of it and once; `minutes` out
 * when they are known. The text leaves through the outbox; what the gate thinks of it is said at once. AppError
 * `invalid_input` for minutes beyond 1 to 240.
 */
export async function tellOnMyWay(
  ctx: Ctx<"texts" | "bookings">,
  request: { businessId: string; appointmentId: string; memberId: string; minutes: number | null },
): Promise<OnMyWayResult> {
  const { businessId, appointmentId, minutes } = request;
  if (minutes !== null && !(Number.isInteger(minutes) && minutes > 0 && minutes <= minutesMax)) {
    throw new AppError("invalid_input", `Say 1 to ${minutesMax} minutes, or leave the minutes out.`);
  }
  const appointment = await ctx.bookings.loadAppointment(businessId, appointmentId);
  if (appointment?.status !== "confirmed") return { outcome: "not_found" };
  const dayOf = (instant: Date) => localMoment(instant, appointment.timeZone).date;
  if (dayOf(appointment.startsAt) !== dayOf(ctx.now)) return { outcome: "not_today" };
  const queued = await ctx.texts.queueOnMyWay({ ...request, now: ctx.now });
  if (!("messageId" in queued)) return queued;
  const facts = await ctx.texts.load(queued.messageId, ctx.now);
  if (!facts) return { outcome: "not_found" };
  const told = { toNumber: facts.toNumber, at: facts.requestedAt };
  if (facts.state !== "queued") return { outcome: queued.outcome, ...told };
  const decision = decideText(facts, composeText(facts, appointment), ctx.now);
  return decision.decision === "block"
    ? { outcome: "held", reason: decision.reason }
    : { outcome: queued.outcome, ...told };
}
