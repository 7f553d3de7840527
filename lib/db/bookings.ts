import { z } from "zod";
import type { Availability } from "@/lib/domain/booking/availability";
import type { AppointmentDetails, BookingResult, ChangeResult } from "@/lib/domain/booking/outcomes";
import type { BookingStore, ChangeRequest } from "@/lib/ports/stores";
import type { AsSystem } from "./as-system";
import { bookingProblems, checkMoment, editAppointment } from "./booking-edits";

const bookingRow = z.object({
  outcome: z.enum(["booked", ...bookingProblems]),
  appointment_id: z.string().nullable(),
  reference: z.string().nullable(),
  is_repeat: z.boolean(),
});

const changeRow = z.object({
  outcome: z.enum([
    "rescheduled",
    "cancelled",
    "already_cancelled",
    "not_found",
    "too_late",
    "changed_meanwhile",
    ...bookingProblems,
  ]),
  appointment_id: z.string().nullable(),
});

const availabilityRow = z.object({
  load_availability: z
    .object({
      status: z.string(),
      time_zone: z.string(),
      lead_minutes: z.number(),
      step_minutes: z.number(),
      horizon_days: z.number(),
      services: z.array(
        z.object({
          id: z.string(),
          name: z.string(),
          synonyms: z.array(z.string()),
          minutes: z.number(),
          buffer_minutes: z.number(),
          price_cents: z.number().nullable(),
          resource_ids: z.array(z.string()).nullable(),
        }),
      ),
      hours: z.array(z.tuple([z.number(), z.string(), z.string()])),
      closures: z.array(z.tuple([z.string(), z.string()])),
      resources: z.array(z.object({ id: z.string(), busy: z.array(z.number()) })),
    })
    .nullable(),
});

const upcomingRow = z.object({
  appointment_id: z.string(),
  reference: z.string(),
  starts_at: z.date(),
  ends_at: z.date(),
  service: z.string(),
  service_id: z.string(),
  customer_name: z.string(),
});

const detailsRow = upcomingRow.omit({ service_id: true }).extend({
  business_id: z.string(),
  business_name: z.string(),
  time_zone: z.string(),
  business_phone: z.string().nullable(),
  business_email: z.string().nullable(),
  business_address: z.string().nullable(),
  language: z.enum(["en", "es"]),
  status: z.enum(["confirmed", "completed", "cancelled", "no_show"]),
  revision: z.number(),
  resource: z.string(),
  customer_phone: z.string().nullable(),
  customer_email: z.string().nullable(),
  address: z.string().nullable(),
  notes: z.string().nullable(),
  price_cents: z.number().nullable(),
  is_test: z.boolean(),
  call_id: z.string().nullable(),
  calendar_event_id: z.string().nullable(),
  event_calendar_id: z.string().nullable(),
  calendar_revision: z.number().nullable(),
  line_number: z.string().nullable(),
});

/** Bookings through the app functions of migrations/functions/booking. */
export function createBookingStore(asSystem: AsSystem): BookingStore {
  return {
    async loadAvailability(businessId, from, to) {
      const rows = await asSystem(
        "load_availability",
        { p_business_id: businessId, p_from: from, p_to: to },
        availabilityRow,
      );
      return toAvailability(rows[0]?.load_availability ?? null);
    },
    async book(request) {
      const [row] = await asSystem(
        "book_appointment",
        {
          p_business_id: request.businessId,
          p_call_id: request.callId,
          p_service_id: request.serviceId,
          p_resource_id: request.resourceId,
          p_starts_at: request.startsAt,
          p_idempotency_key: request.idempotencyKey,
          p_source: request.source,
          p_customer: request.customer,
          p_now: request.now,
          p_actor_id: request.actorId ?? null,
          p_may_override: request.mayOverride ?? false,
        },
        bookingRow,
      );
      return toBookingResult(row);
    },
    async reschedule(request) {
      const args = {
        ...toChangeArgs(request),
        p_resource_id: request.resourceId,
        p_starts_at: request.startsAt,
        p_minutes: request.minutes ?? null,
        p_may_override: request.mayOverride ?? false,
      };
      const [row] = await asSystem("reschedule_appointment", args, changeRow);
      return toChangeResult(row);
    },
    async cancel(request) {
      const args = { ...toChangeArgs(request), p_reason: request.reason };
      const [row] = await asSystem("cancel_appointment", args, changeRow);
      return toChangeResult(row);
    },
    settle: (request) => settle(asSystem, request),
    edit: (request) => editAppointment(asSystem, request),
    checkMoment: (request) => checkMoment(asSystem, request),
    async findUpcoming(businessId, phone, now) {
      const rows = await asSystem(
        "find_appointments",
        { p_business_id: businessId, p_phone: phone, p_now: now },
        upcomingRow,
      );
      return rows.map((row) => ({
        id: row.appointment_id,
        reference: row.reference,
        startsAt: row.starts_at,
        endsAt: row.ends_at,
        service: row.service,
        serviceId: row.service_id,
        customerName: row.customer_name,
      }));
    },
    async loadAppointment(businessId, appointmentId) {
      const [row] = await asSystem(
        "load_appointment",
        { p_business_id: businessId, p_appointment_id: appointmentId },
        detailsRow,
      );
      return row ? toDetails(row) : null;
    },
  };
}

async function settle(asSystem: AsSystem, request: Parameters<BookingStore["settle"]>[0]) {
  const args = {
    p_business_id: request.businessId,
    p_appointment_id: request.appointmentId,
    p_status: request.status,
    p_actor_kind: request.actor.kind,
    p_actor_id: request.actor.id,
    p_now: request.now,
    p_seen_revision: request.seenRevision,
  };
  const [row] = await asSystem(
    "settle_appointment",
    args,
    z.object({ settle_appointment: z.enum(["settled", "not_found", "too_soon", "changed_meanwhile"]) }),
  );
  return row?.settle_appointment ?? "not_found";
}

function toChangeArgs(request: ChangeRequest): Record<string, unknown> {
  return {
    p_business_id: request.businessId,
    p_appointment_id: request.appointmentId,
    p_phone: request.phone,
    p_call_id: request.callId,
    p_actor_kind: request.actor.kind,
    p_actor_id: request.actor.id,
    p_now: request.now,
    p_seen_revision: request.seenRevision ?? null,
  };
}

function toBookingResult(row: z.infer<typeof bookingRow> | undefined): BookingResult {
  if (!row) throw new Error("book_appointment returned no row");
  return row.outcome === "booked"
    ? {
        outcome: "booked",
        appointmentId: row.appointment_id ?? "",
        reference: row.reference ?? "",
        isRepeat: row.is_repeat,
      }
    : { outcome: row.outcome };
}

function toChangeResult(row: z.infer<typeof changeRow> | undefined): ChangeResult {
  if (!row) throw new Error("a change returned no row");
  const { outcome } = row;
  return outcome === "rescheduled" || outcome === "cancelled" || outcome === "already_cancelled"
    ? { outcome, appointmentId: row.appointment_id ?? "" }
    : { outcome };
}

function toAvailability(row: z.infer<typeof availabilityRow>["load_availability"]): Availability | null {
  if (!row) return null;
  return {
    status: row.status,
    timeZone: row.time_zone,
    leadMinutes: row.lead_minutes,
    stepMinutes: row.step_minutes,
    horizonDays: row.horizon_days,
    services: row.services.map((service) => ({
      id: service.id,
      name: service.name,
      synonyms: service.synonyms,
      minutes: service.minutes,
      bufferMinutes: service.buffer_minutes,
      priceCents: service.price_cents,
      resourceIds: service.resource_ids,
    })),
    hours: row.hours.map(([weekday, opens, closes]) => ({ weekday, opens, closes })),
    closures: row.closures.map(([startsOn, endsOn]) => ({ startsOn, endsOn })),
    resources: row.resources,
  };
}

function toDetails(row: z.infer<typeof detailsRow>): AppointmentDetails {
  return {
    id: row.appointment_id,
    businessId: row.business_id,
    businessName: row.business_name,
    businessPhone: row.business_phone,
    businessEmail: row.business_email,
    businessAddress: row.business_address,
    timeZone: row.time_zone,
    language: row.language,
    reference: row.reference,
    status: row.status,
    revision: row.revision,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    service: row.service,
    resource: row.resource,
    customerName: row.customer_name,
    customerPhone: row.customer_phone,
    customerEmail: row.customer_email,
    address: row.address,
    notes: row.notes,
    priceCents: row.price_cents,
    isTest: row.is_test,
    callId: row.call_id,
    calendarEventId: row.calendar_event_id,
    eventCalendarId: row.event_calendar_id,
    calendarRevision: row.calendar_revision,
    lineNumber: row.line_number,
  };
}
