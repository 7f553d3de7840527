import { formatSpan, formatTime } from "@/components/format/moment";
import type { SlotExplanation } from "@/lib/domain/calendar/explain-slot";

/** Why a moment is or is not offered, for its owner: a heading and what to do about it. */
export function slotWords(slot: SlotExplanation, timeZone: string): { title: string; detail: string } {
  switch (slot.kind) {
    case "offered":
      return { title: "This time is offered", detail: "A caller who asks for it can have it." };
    case "no_such_time":
      return { title: "This time does not exist", detail: "The clock is put forward over it that day." };
    case "switched_off":
      return { title: "Bookings are switched off", detail: "The business is not active, so that nothing is offered." };
    case "past":
      return { title: "This time is over", detail: "Choose a time that is still to come." };
    case "closed":
      return { title: "Closed at this time", detail: "It lies outside your opening hours." };
    case "holiday":
      return { title: "Closed for a holiday", detail: `You are closed from ${slot.startsOn} to ${slot.endsOn}.` };
    case "no_resource":
      return { title: "Nobody does this service", detail: "No crew is assigned to it." };
    case "lead_time":
      return { title: "Too soon", detail: `Callers book at least ${sayMinutes(slot.leadMinutes)} ahead.` };
    case "horizon":
      return { title: "Too far ahead", detail: `Callers book at most ${slot.horizonDays} days ahead.` };
    case "closes_first":
      return {
        title: "You close before it would be done",
        detail: `It takes ${sayMinutes(slot.minutes)}, and you close at ${formatTime(slot.closesAt, timeZone)}.`,
      };
    case "off_step":
      return {
        title: "Free, but not offered",
        detail: `Callers are offered a time every ${sayMinutes(slot.stepMinutes)} from opening on.`,
      };
    case "taken":
      return { title: "Taken", detail: slot.by.map((occupant) => sayOccupant(occupant, timeZone)).join("; ") };
  }
}

const sources = { appointment: "Booked", google: "Busy in Google", manual: "Blocked" };

type Occupant = Extract<SlotExplanation, { kind: "taken" }>["by"][number];

function sayOccupant({ source, title, startsAt, endsAt }: Occupant, timeZone: string): string {
  return `${sources[source]}: ${title}, ${formatSpan(startsAt, endsAt, timeZone)}`;
}

function sayMinutes(minutes: number): string {
  if (minutes % 1440 === 0 && minutes > 0) return minutes === 1440 ? "a day" : `${minutes / 1440} days`;
  if (minutes % 60 === 0 && minutes > 0) return minutes === 60 ? "an hour" : `${minutes / 60} hours`;
  return `${minutes} minutes`;
}
