import type { Availability, BookableService } from "@/lib/domain/booking/availability";
import { findService } from "@/lib/domain/booking/find-service";
import type { BookingProblem } from "@/lib/domain/booking/outcomes";
import { readMoment } from "@/lib/domain/booking/wanted-moment";
import { toE164 } from "@/lib/domain/language/e164";
import { findZip } from "@/lib/domain/language/place";
import { localMoment } from "@/lib/domain/time/local-moment";
import type { Ctx } from "@/lib/ports";
import type { CustomerDetails } from "@/lib/ports/stores";
import { type LineSource, lineIdOf, sourceOf } from "./line-source";
import { lookupAvailability } from "./lookup-availability";
import type { OfferedSlot } from "./offer";
import { readSlotId } from "./slot-id";

export type BookAppointmentRequest = LineSource & BookingWish;

interface BookingWish {
  businessId: string;
  /** The caller's own number from the carrier; null when withheld. */
  callerNumber: string | null;
  language: "en" | "es";
  slotId?: string | undefined;
  /** Agents of the first generation: a local date and time instead of a slot. */
  datetime?: string | undefined;
  service?: string | undefined;
  name?: string | undefined;
  phone?: string | undefined;
  email?: string | undefined;
  address?: string | undefined;
  zip?: string | undefined;
  notes?: string | undefined;
}

export type MissingDetail = "time" | "name" | "phone" | "zip";

export type BookAppointmentResult =
  | {
      outcome: "booked";
      appointmentId: string;
      reference: string;
      startsAt: Date;
      timeZone: string;
      serviceName: string;
    }
  | { outcome: Exclude<BookingProblem, "needs_details"> | "invalid_time"; alternatives: OfferedSlot[] }
  | { outcome: "needs_details"; missing: MissingDetail[] };

interface Choice {
  service: BookableService;
  resourceId: string | null;
  startsAt: Date;
}

/** Problems after which the caller is offered other moments at once. */
const curedByAlternatives: readonly string[] = ["slot_taken", "outside_hours", "too_soon", "invalid_time"];

/**
 * Books for the caller on the line. Sent twice it finds the first booking: the key names the call and the moment, not
 * the request. Everything is checked again at commit by app.book_appointment. Throws `unavailable` when the database
 * cannot answer; then nothing was booked, or a repeat will find it.
 */
export async function bookAppointment(
  ctx: Ctx<"bookings" | "slotKey">,
  request: BookAppointmentRequest,
): Promise<BookAppointmentResult> {
  const availability = await ctx.bookings.loadAvailability(request.businessId, ctx.now, ctx.now);
  if (!availability) return { outcome: "business_inactive", alternatives: [] };
  const choice = readChoice(ctx, request, availability);
  if ("problem" in choice) return withAlternatives(ctx, request, choice.problem);
  const customer = readCustomer(request);
  const missing = missingDetails(customer);
  if (missing.length > 0) return { outcome: "needs_details", missing };

  const result = await ctx.bookings.book({
    businessId: request.businessId,
    callId: request.callId,
    serviceId: choice.service.id,
    resourceId: choice.resourceId,
    startsAt: choice.startsAt,
    idempotencyKey: `${lineIdOf(request)}:${choice.service.id}:${choice.startsAt.toISOString()}`,
    source: sourceOf(request),
    customer,
    now: ctx.now,
  });
  if (result.outcome === "needs_details") return { outcome: "needs_details", missing: ["zip"] };
  if (result.outcome !== "booked") {
    const near = localMoment(choice.startsAt, availability.timeZone);
    return withAlternatives(ctx, { ...request, service: choice.service.id }, result.outcome, near);
  }
  return {
    outcome: "booked",
    appointmentId: result.appointmentId,
    reference: result.reference,
    startsAt: choice.startsAt,
    timeZone: availability.timeZone,
    serviceName: choice.service.name,
  };
}

function readChoice(
  ctx: Ctx<"slotKey">,
  request: BookAppointmentRequest,
  availability: Availability,
): Choice | { problem: "invalid_time" | "unknown_service" | "needs_time" } {
  const asked = request.service ? findService(availability.services, { name: request.service }) : null;
  if (request.slotId) {
    const slot = readSlotId(ctx.slotKey, request.businessId, request.slotId, availability);
    // A slot id that is not ours, or of a service no longer offered, names no moment at all.
    if (!slot) return { problem: "invalid_time" };
    return { service: asked ?? slot.service, resourceId: slot.resourceId, startsAt: slot.startsAt };
  }
  if (!request.datetime) return { problem: "needs_time" };
  const startsAt = readMoment(request.datetime, ctx.now, availability.timeZone);
  const service = asked ?? (request.service ? null : findService(availability.services, {}));
  if (!service) return { problem: "unknown_service" };
  if (!startsAt) return { problem: "invalid_time" };
  return { service, resourceId: null, startsAt };
}

async function withAlternatives(
  ctx: Ctx<"bookings" | "slotKey">,
  request: BookAppointmentRequest,
  problem: BookingProblem | "invalid_time" | "needs_time",
  near?: { date: string; time: string },
): Promise<BookAppointmentResult> {
  if (problem === "needs_time") return { outcome: "needs_details", missing: ["time"] };
  if (problem === "needs_details") return { outcome: "needs_details", missing: ["zip"] };
  if (!curedByAlternatives.includes(problem)) return { outcome: problem, alternatives: [] };
  const { businessId, language, service } = request;
  const nearby = await lookupAvailability(ctx, { businessId, language, service, ...near });
  const other = nearby.outcome === "slots" ? nearby : await lookupAvailability(ctx, { businessId, language, service });
  return { outcome: problem, alternatives: other.outcome === "slots" ? other.slots : [] };
}

function readCustomer(request: BookAppointmentRequest): CustomerDetails {
  const tidy = (text: string | undefined) => text?.trim().replace(/\s+/g, " ") || null;
  const address = tidy(request.address);
  return {
    name: tidy(request.name) ?? "",
    phone: toE164(request.phone) ?? request.callerNumber,
    email: tidy(request.email),
    address,
    zip: findZip(request.zip ?? "") ?? (address ? findZip(address) : null),
    notes: tidy(request.notes),
  };
}

function missingDetails(customer: CustomerDetails): MissingDetail[] {
  const missing: MissingDetail[] = [];
  if (!/\p{L}/u.test(customer.name)) missing.push("name");
  if (!customer.phone) missing.push("phone");
  return missing;
}
