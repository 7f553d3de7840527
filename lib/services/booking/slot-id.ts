import type { Availability, BookableService } from "@/lib/domain/booking/availability";
import type { SlotKey } from "@/lib/ports";

const minuteMs = 60_000;
const macBytes = 4;
const form = /^[A-Za-z0-9_-]{19}$/;

/** What a slot id stands for, once its signature fits this business. */
export interface SlotChoice {
  service: BookableService;
  resourceId: string;
  startsAt: Date;
}

/**
 * An opaque id of one moment on one resource: start minute, three bytes each of service and resource id, and a MAC
 * over all of it with the business. Short, because a model repeats it letter by letter; unforgeable, and worthless to
 * any other business.
 */
export function makeSlotId(key: SlotKey, businessId: string, choice: SlotChoice): string {
  const head = Buffer.alloc(10);
  head.writeUInt32BE(choice.startsAt.getTime() / minuteMs, 0);
  prefixOf(choice.service.id).copy(head, 4);
  prefixOf(choice.resourceId).copy(head, 7);
  return Buffer.concat([head, mac(key, businessId, choice)]).toString("base64url");
}

/** Finds what a slot id stands for; null when it was not made for this business or its service is no longer offered. */
export function readSlotId(
  key: SlotKey,
  businessId: string,
  slotId: string,
  { services, resources }: Pick<Availability, "services" | "resources">,
): SlotChoice | null {
  if (!form.test(slotId)) return null;
  const bytes = Buffer.from(slotId, "base64url");
  const startsAt = new Date(bytes.readUInt32BE(0) * minuteMs);
  for (const service of services) {
    if (!prefixOf(service.id).equals(bytes.subarray(4, 7))) continue;
    for (const { id: resourceId } of resources) {
      if (!prefixOf(resourceId).equals(bytes.subarray(7, 10))) continue;
      const choice = { service, resourceId, startsAt };
      if (mac(key, businessId, choice).equals(bytes.subarray(10))) return choice;
    }
  }
  return null;
}

/** The last bytes: the first ones of a time-ordered id are its time, and alike within a business. */
function prefixOf(id: string): Buffer {
  return Buffer.from(id.replaceAll("-", ""), "hex").subarray(-3);
}

function mac(key: SlotKey, businessId: string, { service, resourceId, startsAt }: SlotChoice): Buffer {
  return key.sign(`slot:${businessId}:${service.id}:${resourceId}:${startsAt.getTime()}`).subarray(0, macBytes);
}
