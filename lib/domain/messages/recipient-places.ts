import { findZip } from "@/lib/domain/language/place";
import { areaCodeOf, rowByAreaCode } from "./area-codes";
import { rowByState, type StateRow, strictestHours, unknownZones } from "./state-hours";
import { stateOfZip } from "./zip-states";

/** What is known of where the recipient of a text is. */
export interface PlaceEvidence {
  toNumber: string;
  appointmentAddress: string | null;
  appointmentZip: string | null;
  customerZip: string | null;
}

/** One place where the recipient may be, with the hours of its state. */
export interface RecipientPlace {
  timeZone: string;
  hours: Pick<StateRow, "weekday" | "saturday" | "sunday">;
}

/**
 * Every place where the recipient may be: by the address of the appointment, by the ZIP code on file, by the area code.
 * A text must be legal in all of them, so that evidence that disagrees only makes it stricter. Without any evidence:
 * all zones of the US.
 */
export function recipientPlaces(evidence: PlaceEvidence): RecipientPlace[] {
  const states = [
    stateOfZip(evidence.appointmentZip) ?? stateOfAddress(evidence.appointmentAddress),
    stateOfZip(evidence.customerZip),
  ].flatMap((state) => rowByState.get(state ?? "") ?? []);
  const places = states.flatMap((row) => row.zones.map((timeZone) => ({ timeZone, hours: hoursOf(row) })));
  const byCode = rowByAreaCode.get(areaCodeOf(evidence.toNumber) ?? "");
  const ofCode = rowByState.get(byCode?.state ?? "");
  if (byCode && ofCode) places.push(...byCode.zones.map((timeZone) => ({ timeZone, hours: hoursOf(ofCode) })));
  return places.length > 0 ? places : unknownZones.map((timeZone) => ({ timeZone, hours: strictestHours }));
}

function stateOfAddress(address: string | null): string | null {
  if (!address) return null;
  return stateOfZip(findZip(address)) ?? /,\s*([A-Z]{2})\.?(?:\s+\d{5}(?:-\d{4})?)?\s*$/.exec(address)?.[1] ?? null;
}

function hoursOf({ weekday, saturday, sunday }: StateRow): RecipientPlace["hours"] {
  return { weekday, saturday, sunday };
}

/** True for a mobile or landline number of the US with its territories; texts go nowhere else. */
export function isUsNumber(number: string): boolean {
  return rowByAreaCode.has(areaCodeOf(number) ?? "") || isPlacelessUsNumber(number);
}

/** Toll-free numbers can be texted, but tell nothing of a place. */
function isPlacelessUsNumber(number: string): boolean {
  return /^(?:800|833|844|855|866|877|888)$/.test(areaCodeOf(number) ?? "");
}
