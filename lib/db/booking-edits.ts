import { z } from "zod";
import type { BookingProblem, MomentCheck } from "@/lib/domain/booking/outcomes";
import type { BookingStore, EditRequest, MomentQuestion } from "@/lib/ports/stores";
import type { AsSystem } from "./as-system";

/** What check_slot and the crews can have against a moment. */
export const bookingProblems = [
  "slot_taken",
  "business_inactive",
  "unknown_service",
  "too_soon",
  "too_far",
  "outside_hours",
  "out_of_area",
  "needs_details",
] as const satisfies BookingProblem[];

const editRow = z.object({
  edit_appointment: z.enum(["edited", "not_found", "changed_meanwhile", ...bookingProblems]),
});

const holder = z.object({
  kind: z.enum(["appointment", "google", "manual"]),
  title: z.string().nullable(),
  resource: z.string(),
  starts_at: z.iso.datetime({ offset: true }),
  ends_at: z.iso.datetime({ offset: true }),
});

const checkRow = z.object({
  check_moment: z
    .object({
      problem: z.enum(bookingProblems).nullable(),
      resource_id: z.string().nullable(),
      resource: z.string().nullable(),
      business_status: z.string(),
      blocked_by: z.array(holder),
    })
    .nullable(),
});

/** Through app.edit_appointment. */
export async function editAppointment(asSystem: AsSystem, request: EditRequest): ReturnType<BookingStore["edit"]> {
  const args = {
    p_business_id: request.businessId,
    p_appointment_id: request.appointmentId,
    p_service_id: request.serviceId,
    p_resource_id: request.resourceId,
    p_address: request.address,
    p_zip: request.zip,
    p_notes: request.notes,
    p_actor_kind: request.actor.kind,
    p_actor_id: request.actor.id,
    p_now: request.now,
    p_seen_revision: request.seenRevision,
    p_may_override: request.mayOverride,
  };
  const [row] = await asSystem("edit_appointment", args, editRow);
  return row?.edit_appointment ?? "not_found";
}

/** Through app.check_moment. */
export async function checkMoment(asSystem: AsSystem, request: MomentQuestion): Promise<MomentCheck | null> {
  const args = {
    p_business_id: request.businessId,
    p_appointment_id: request.appointmentId,
    p_service_id: request.serviceId,
    p_resource_id: request.resourceId,
    p_starts_at: request.startsAt,
    p_minutes: request.minutes,
    p_now: request.now,
    p_may_override: request.mayOverride,
  };
  const [row] = await asSystem("check_moment", args, checkRow);
  const check = row?.check_moment;
  if (!check) return null;
  return {
    problem: check.problem,
    resourceId: check.resource_id,
    resource: check.resource,
    businessStatus: check.business_status,
    blockedBy: check.blocked_by.map(({ starts_at, ends_at, ...rest }) => ({
      ...rest,
      startsAt: new Date(starts_at),
      endsAt: new Date(ends_at),
    })),
  };
}
