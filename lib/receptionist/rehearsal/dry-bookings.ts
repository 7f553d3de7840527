import type { Availability } from "@/lib/domain/booking/availability";
import type { AppointmentDetails, BookingProblem, UpcomingAppointment } from "@/lib/domain/booking/outcomes";
import { findSlots } from "@/lib/domain/booking/slots";
import { AppError } from "@/lib/errors";
import type { BookingStore, BookRequest, ChangeRequest } from "@/lib/ports/stores";

/** An appointment of a rehearsal; nobody keeps it. */
export interface DryAppointment {
  id: string;
  key: string;
  serviceId: string;
  resourceId: string;
  startsAt: Date;
  status: "confirmed" | "cancelled" | "no_show";
  name: string;
  phone: string | null;
}

/** A calendar in memory under the catalogue, the hours and the closures of a business. */
export interface DryCalendar {
  availability: Availability;
  /** Empty: everywhere. */
  zips: string[];
  appointments: DryAppointment[];
}

const minuteMs = 60_000;
const dayMs = 86_400_000;

/** The bookings of a rehearsal: the same rules as the database's, nothing written. */
export function dryBookings(calendar: DryCalendar): BookingStore {
  const find = ({ appointmentId, phone }: Pick<ChangeRequest, "appointmentId" | "phone">) =>
    calendar.appointments.find(({ id, phone: own }) => id === appointmentId && (phone === null || own === phone));
  return {
    loadAvailability: async () => availabilityNow(calendar),
    loadAppointment: async (businessId, appointmentId) => describe(calendar, businessId, appointmentId),
    findUpcoming: async (_businessId, phone, now) => upcoming(calendar, phone, now),
    book: async (request) => book(calendar, request),
    // Only a member says how a visit ended, edits one or asks beforehand, never a caller.
    settle: async () => "not_found",
    edit: async () => "not_found",
    checkMoment: async () => null,
    async reschedule(request) {
      const appointment = find(request);
      if (appointment?.status !== "confirmed") return { outcome: "not_found" };
      const slot = freeSlot(calendar, appointment.serviceId, request.startsAt, request.now, appointment.id);
      if ("problem" in slot) return { outcome: slot.problem };
      Object.assign(appointment, { startsAt: request.startsAt, resourceId: slot.resourceId });
      return { outcome: "rescheduled", appointmentId: appointment.id };
    },
    async cancel(request) {
      const appointment = find(request);
      if (!appointment || appointment.status === "no_show") return { outcome: "not_found" };
      if (appointment.status === "cancelled") return { outcome: "already_cancelled", appointmentId: appointment.id };
      if (appointment.startsAt <= request.now) return { outcome: "too_late" };
      appointment.status = "cancelled";
      return { outcome: "cancelled", appointmentId: appointment.id };
    },
  };
}

function book(calendar: DryCalendar, request: BookRequest): Awaited<ReturnType<BookingStore["book"]>> {
  const { idempotencyKey: key, serviceId, startsAt, customer, now } = request;
  const repeat = calendar.appointments.find((one) => one.key === key && one.status === "confirmed");
  if (repeat) return { outcome: "booked", appointmentId: repeat.id, reference: referenceOf(repeat), isRepeat: true };
  if (calendar.zips.length > 0 && customer.zip === null) return { outcome: "needs_details" };
  if (calendar.zips.length > 0 && !calendar.zips.includes(customer.zip?.slice(0, 5) ?? "")) {
    return { outcome: "out_of_area" };
  }
  const slot = freeSlot(calendar, serviceId, startsAt, now, null);
  if ("problem" in slot) return { outcome: slot.problem };
  const { name, phone } = customer;
  const made = addAppointment(calendar, { key, serviceId, resourceId: slot.resourceId, startsAt, name, phone });
  return { outcome: "booked", appointmentId: made.id, reference: referenceOf(made), isRepeat: false };
}

/** Puts an appointment into the calendar; ids are made from its place, so that a rehearsal repeats itself exactly. */
export function addAppointment(
  { appointments }: DryCalendar,
  given: Omit<DryAppointment, "id" | "status"> & { status?: DryAppointment["status"] },
): DryAppointment {
  const place = String(appointments.length + 1).padStart(12, "0");
  const made = { status: "confirmed" as const, ...given, id: `00000000-0000-7000-8000-${place}` };
  appointments.push(made);
  return made;
}

function freeSlot(
  calendar: DryCalendar,
  serviceId: string,
  startsAt: Date,
  now: Date,
  movedId: string | null,
): { resourceId: string } | { problem: BookingProblem } {
  const others = calendar.appointments.filter(({ id }) => id !== movedId);
  const availability = availabilityNow({ ...calendar, appointments: others });
  const service = availability.services.find(({ id }) => id === serviceId);
  if (!service) return { problem: "unknown_service" };
  if (startsAt.getTime() < now.getTime() + availability.leadMinutes * minuteMs) return { problem: "too_soon" };
  const until = new Date(startsAt.getTime() + dayMs);
  const question = { service, now, from: startsAt, until, limit: 200 };
  const slot = findSlots(availability, question).find((one) => one.startsAt.getTime() === startsAt.getTime());
  return slot ? { resourceId: slot.resourceId } : { problem: "slot_taken" };
}

function availabilityNow({ availability, appointments }: DryCalendar): Availability {
  const standing = appointments.filter(({ status }) => status === "confirmed");
  return {
    ...availability,
    resources: availability.resources.map((resource) => ({
      ...resource,
      busy: [
        ...pairs(resource.busy),
        ...standing.filter(({ resourceId }) => resourceId === resource.id).map((one) => occupied(availability, one)),
      ]
        .sort(([one], [other]) => one - other)
        .flat(),
    })),
  };
}

function pairs(busy: number[]): [number, number][] {
  return busy.flatMap((start, place) =>
    place % 2 === 0 ? [[start, busy[place + 1] ?? start] as [number, number]] : [],
  );
}

function occupied({ services }: Availability, { serviceId, startsAt }: DryAppointment): [number, number] {
  const service = services.find(({ id }) => id === serviceId);
  const start = startsAt.getTime() / 1000;
  return [start, start + ((service?.minutes ?? 60) + (service?.bufferMinutes ?? 0)) * 60];
}

function upcoming({ availability, appointments }: DryCalendar, phone: string, now: Date): UpcomingAppointment[] {
  return appointments
    .filter((one) => one.phone === phone && one.status === "confirmed" && one.startsAt > now)
    .sort((one, other) => one.startsAt.getTime() - other.startsAt.getTime())
    .map((one) => {
      const service = availability.services.find(({ id }) => id === one.serviceId);
      return {
        id: one.id,
        reference: referenceOf(one),
        startsAt: one.startsAt,
        endsAt: new Date(one.startsAt.getTime() + (service?.minutes ?? 60) * minuteMs),
        service: service?.name ?? "",
        serviceId: one.serviceId,
        customerName: one.name,
      };
    });
}

function describe(
  { availability, appointments }: DryCalendar,
  businessId: string,
  appointmentId: string,
): AppointmentDetails | null {
  const one = appointments.find(({ id }) => id === appointmentId);
  if (!one) return null;
  const service = availability.services.find(({ id }) => id === one.serviceId);
  if (!service) throw new AppError("internal", "The rehearsal lost a service.");
  return {
    id: one.id,
    businessId,
    ...{ businessName: "", businessPhone: null, businessEmail: null, businessAddress: null, language: "en" },
    timeZone: availability.timeZone,
    reference: referenceOf(one),
    status: one.status,
    revision: 1,
    startsAt: one.startsAt,
    endsAt: new Date(one.startsAt.getTime() + service.minutes * minuteMs),
    service: service.name,
    resource: "",
    customerName: one.name,
    customerPhone: one.phone,
    ...{ customerEmail: null, address: null, notes: null, priceCents: service.priceCents, isTest: true },
    ...{ callId: null, calendarEventId: null, eventCalendarId: null, calendarRevision: null, lineNumber: null },
  };
}

function referenceOf({ id }: DryAppointment): string {
  return `R${id.slice(-5)}`;
}
