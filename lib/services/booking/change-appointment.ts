import type { AppointmentDetails } from "@/lib/domain/booking/outcomes";
import { readMoment } from "@/lib/domain/booking/wanted-moment";
import { localMoment } from "@/lib/domain/time/local-moment";
import type { Ctx } from "@/lib/ports";
import type { ChangeRequest } from "@/lib/ports/stores";
import { readAppointmentToken } from "./appointment-id";
import { findAppointments } from "./find-appointments";
import { type LineSource, lineIdOf } from "./line-source";
import { lookupAvailability } from "./lookup-availability";
import type { OfferedSlot } from "./offer";
import { readSlotId } from "./slot-id";

export type ChangeAppointmentRequest = LineSource & {
  businessId: string;
  callerNumber: string | null;
  language: "en" | "es";
  /** A token of this line or a plain id; left out, the caller's only upcoming appointment is meant. */
  apptId?: string | undefined;
};

export type RescheduleResult =
  | { outcome: "rescheduled"; appointment: AppointmentDetails }
  | { outcome: "not_found" }
  | {
      outcome: "slot_taken" | "outside_hours" | "too_soon" | "too_far" | "invalid_time" | "business_inactive";
      alternatives: OfferedSlot[];
    };

export type CancelResult =
  | { outcome: "cancelled" | "already_cancelled"; appointment: AppointmentDetails }
  | { outcome: "not_found" | "too_late" };

/** Moves an appointment of the caller to a slot, or (older agents) to a local date and time. A repeat changes nothing. */
export async function rescheduleAppointment(
  ctx: Ctx<"bookings" | "slotKey">,
  request: ChangeAppointmentRequest & { slotId?: string | undefined; datetime?: string | undefined },
): Promise<RescheduleResult> {
  const change = await readChange(ctx, request);
  const before = change ? await ctx.bookings.loadAppointment(request.businessId, change.appointmentId) : null;
  if (!change || !before) return { outcome: "not_found" };
  const availability = await ctx.bookings.loadAvailability(request.businessId, ctx.now, ctx.now);
  if (!availability) return { outcome: "business_inactive", alternatives: [] };
  const slot = request.slotId ? readSlotId(ctx.slotKey, request.businessId, request.slotId, availability) : null;
  const startsAt = slot?.startsAt ?? readMoment(request.datetime ?? "", ctx.now, availability.timeZone);
  const lookup = { businessId: request.businessId, language: request.language, service: before.service };
  if (!startsAt) return { outcome: "invalid_time", alternatives: await alternativesOf(ctx, lookup) };

  const result = await ctx.bookings.reschedule({ ...change, startsAt, resourceId: slot?.resourceId ?? null });
  switch (result.outcome) {
    case "rescheduled": {
      const after = await ctx.bookings.loadAppointment(request.businessId, result.appointmentId);
      return after ? { outcome: "rescheduled", appointment: after } : { outcome: "not_found" };
    }
    case "slot_taken":
    case "outside_hours":
    case "too_soon":
    case "too_far": {
      const near = localMoment(startsAt, availability.timeZone);
      return { outcome: result.outcome, alternatives: await alternativesOf(ctx, { ...lookup, ...near }) };
    }
    case "business_inactive":
      return { outcome: "business_inactive", alternatives: [] };
    default:
      return { outcome: "not_found" };
  }
}

/** Cancels an appointment of the caller. */
export async function cancelAppointment(
  ctx: Ctx<"bookings" | "slotKey">,
  request: ChangeAppointmentRequest & { reason?: string | undefined },
): Promise<CancelResult> {
  const change = await readChange(ctx, request);
  if (!change) return { outcome: "not_found" };
  const { outcome } = await ctx.bookings.cancel({ ...change, reason: request.reason?.trim() || null });
  if (outcome === "too_late") return { outcome };
  if (outcome !== "cancelled" && outcome !== "already_cancelled") return { outcome: "not_found" };
  const appointment = await ctx.bookings.loadAppointment(request.businessId, change.appointmentId);
  return appointment ? { outcome, appointment } : { outcome: "not_found" };
}

/** Which appointment is meant, and by what right; null when none can be. */
async function readChange(
  ctx: Ctx<"bookings" | "slotKey">,
  request: ChangeAppointmentRequest,
): Promise<ChangeRequest | null> {
  const { businessId, callId, callerNumber, apptId } = request;
  const base = { businessId, callId, actor: ctx.actor, now: ctx.now };
  if (!apptId) {
    const [only, second] = await findAppointments(ctx, { businessId, callerNumber });
    return only && !second ? { ...base, appointmentId: only.id, phone: callerNumber } : null;
  }
  const claim = readAppointmentToken(ctx.slotKey, lineIdOf(request), apptId);
  if (!claim) return null;
  if (claim.isProven) return { ...base, appointmentId: claim.appointmentId, phone: null };
  return callerNumber ? { ...base, appointmentId: claim.appointmentId, phone: callerNumber } : null;
}

async function alternativesOf(
  ctx: Ctx<"bookings" | "slotKey">,
  request: Parameters<typeof lookupAvailability>[1],
): Promise<OfferedSlot[]> {
  const found = await lookupAvailability(ctx, request);
  if (found.outcome === "slots") return found.slots;
  const { date: _date, time: _time, ...anywhere } = request;
  const other = await lookupAvailability(ctx, anywhere);
  return other.outcome === "slots" ? other.slots : [];
}
