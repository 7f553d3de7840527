import { z } from "zod";
import type { AppointmentDetails } from "@/lib/domain/booking/outcomes";
import { localMoment, spokenInstant } from "@/lib/domain/time/local-moment";
import { makeAppointmentToken } from "@/lib/services/booking/appointment-id";
import { bookAppointment } from "@/lib/services/booking/book-appointment";
import { cancelAppointment, rescheduleAppointment } from "@/lib/services/booking/change-appointment";
import { findAppointments } from "@/lib/services/booking/find-appointments";
import { lineIdOf } from "@/lib/services/booking/line-source";
import { lookupAvailability } from "@/lib/services/booking/lookup-availability";
import { text, wholeNumber } from "./args";
import { joinAlternatives } from "./say";
import { sayBooking, sayCancel, sayLookup, sayNotFound, sayReschedule } from "./say-booking";
import { defineTool, type ToolLine, type ToolPorts } from "./tool";

export const lookupAvailabilityTool = defineTool({
  name: "lookup_availability",
  description:
    "Finds free appointment times, at most three, near what the caller asked for. Call it before offering any time; offer only what it returns.",
  args: z.object({
    service: text(200).describe("The service, by its name in the list of services."),
    date: text(60).describe("The day the caller asked for, YYYY-MM-DD. Leave out for the next free times."),
    time: text(60).describe("The time the caller asked for, 24 hours, HH:MM."),
    part_of_day: z
      .preprocess(
        (value) => value || undefined,
        z.enum(["morning", "afternoon", "evening"]).optional().catch(undefined),
      )
      .describe("When the caller asked for a part of the day."),
    duration: wholeNumber(1, 1440).describe("Minutes, only when no service is known."),
  }),
  async run(ctx, line, { service, date, time, part_of_day: partOfDay, duration: minutes }) {
    const { businessId, language, timeZone } = line;
    const request = { businessId, language, timeZone, service, date, time, partOfDay, minutes };
    const result = await lookupAvailability(ctx, request);
    const say = sayLookup(result, line.language);
    switch (result.outcome) {
      case "slots":
        return {
          say,
          data: {
            outcome: result.outcome,
            service: describeService(result.service),
            slots: result.slots,
            requested_is_free: result.isRequestedFree,
            is_other_day: result.isOtherDay,
            reason: result.reason,
          },
        };
      case "no_slot":
        return { say, data: { outcome: result.outcome, service: describeService(result.service), slots: [] } };
      case "unknown_service":
        return { say, data: { outcome: result.outcome, services: result.serviceNames, slots: [] } };
      default:
        return { say, data: { outcome: result.outcome, slots: [] } };
    }
  },
});

export const bookAppointmentTool = defineTool({
  name: "book_appointment",
  description:
    "Books one offered time for the caller. Use it only after the caller agreed to weekday, date, time, service and name read back to them.",
  args: z.object({
    slot_id: text(100).describe("The slot_id of the chosen time, exactly as lookup_availability returned it."),
    name: text(120).describe("The caller's full name."),
    phone: text(60).describe("A number to reach the caller, when it is not the one they call from."),
    service: text(200).describe("The service, when it differs from the one looked up."),
    address: text(300).describe("Street address of the visit."),
    zip: text(20).describe("ZIP code of the visit."),
    notes: text(1000).describe("The problem in the caller's own words."),
    email: text(200),
    datetime: text(60).describe("Only for agents without slot_id: local date and time, YYYY-MM-DDTHH:MM."),
  }),
  async run(ctx, line, { slot_id: slotId, ...args }) {
    const result = await bookAppointment(ctx, { ...line, ...args, slotId });
    if (result.outcome === "booked") {
      const spoken = spokenInstant(result.startsAt, result.timeZone, line.language);
      const appointment = {
        appt_id: makeAppointmentToken(ctx.slotKey, lineIdOf(line), result.appointmentId),
        reference: result.reference,
        spoken,
        starts_at: localMoment(result.startsAt, result.timeZone).iso,
        service: result.serviceName,
      };
      return { say: sayBooking(result, spoken, line.language), data: { outcome: "booked", appointment } };
    }
    const details =
      result.outcome === "needs_details" ? { missing: result.missing } : { alternatives: result.alternatives };
    return { say: sayBooking(result, "", line.language), data: { outcome: result.outcome, ...details } };
  },
});

export const findAppointmentsTool = defineTool({
  name: "find_appointments",
  description: "Lists the caller's upcoming appointments. Call it before moving or cancelling one.",
  args: z.object({
    phone: text(60).describe("The number the appointment is under, when it is not the one they call from."),
    name: text(120).describe("The name the appointment is under; needed with another number."),
  }),
  async run(ctx, line, args) {
    const found = await findAppointments(ctx, { ...line, ...args });
    const appointments = found.map((appointment) => ({
      appt_id: makeAppointmentToken(ctx.slotKey, lineIdOf(line), appointment.id),
      reference: appointment.reference,
      spoken: spokenInstant(appointment.startsAt, line.timeZone, line.language),
      service: appointment.service,
      starts_at: localMoment(appointment.startsAt, line.timeZone).iso,
    }));
    if (appointments.length === 0) return { say: sayNotFound(line.language), data: { outcome: "none", appointments } };
    const on = line.language === "es" ? "el" : "on";
    const list = joinAlternatives(
      appointments.map(({ service, spoken }) => `${service} ${on} ${spoken}`),
      line.language,
    );
    const say = line.language === "es" ? `Encontré: ${list}.` : `I found ${list}.`;
    return { say, data: { outcome: "found", appointments } };
  },
});

export const rescheduleAppointmentTool = defineTool({
  name: "reschedule_appointment",
  description: "Moves one of the caller's appointments to an offered time, after the caller agreed to it.",
  args: z.object({
    appt_id: text(100).describe("The appt_id that find_appointments returned."),
    slot_id: text(100).describe("The slot_id of the new time."),
    datetime: text(60).describe("Only for agents without slot_id: local date and time, YYYY-MM-DDTHH:MM."),
  }),
  async run(ctx, line, { appt_id: apptId, slot_id: slotId, datetime }) {
    const result = await rescheduleAppointment(ctx, { ...line, apptId, slotId, datetime });
    if (result.outcome === "rescheduled") {
      const { spoken, appointment } = describeChanged(ctx, line, result.appointment);
      return { say: sayReschedule(result, spoken, line.language), data: { outcome: "rescheduled", appointment } };
    }
    const details = "alternatives" in result ? { alternatives: result.alternatives } : {};
    return { say: sayReschedule(result, "", line.language), data: { outcome: result.outcome, ...details } };
  },
});

export const cancelAppointmentTool = defineTool({
  name: "cancel_appointment",
  description: "Cancels one of the caller's appointments, after the caller confirmed which one.",
  args: z.object({
    appt_id: text(100).describe("The appt_id that find_appointments returned."),
    reason: text(500).describe("Why, in the caller's words."),
  }),
  async run(ctx, line, { appt_id: apptId, reason }) {
    const result = await cancelAppointment(ctx, { ...line, apptId, reason });
    if (!("appointment" in result)) {
      return { say: sayCancel(result, "", line.language), data: { outcome: result.outcome } };
    }
    const { spoken, appointment } = describeChanged(ctx, line, result.appointment);
    return { say: sayCancel(result, spoken, line.language), data: { outcome: result.outcome, appointment } };
  },
});

function describeService({ name, minutes, priceCents }: { name: string; minutes: number; priceCents: number | null }) {
  return { name, minutes, price_cents: priceCents };
}

function describeChanged(
  ctx: ToolPorts,
  line: ToolLine,
  { id, reference, service, startsAt, timeZone }: AppointmentDetails,
) {
  const spoken = spokenInstant(startsAt, timeZone, line.language);
  const appointment = {
    appt_id: makeAppointmentToken(ctx.slotKey, lineIdOf(line), id),
    reference,
    spoken,
    service,
    starts_at: localMoment(startsAt, timeZone).iso,
  };
  return { spoken, appointment };
}
