import type { BookableService } from "@/lib/domain/booking/availability";
import type { Slot } from "@/lib/domain/booking/slots";
import { localMoment } from "@/lib/domain/time/local-moment";
import { spokenMoment } from "@/lib/domain/time/spoken-moment";
import type { SlotKey } from "@/lib/ports";
import { makeSlotId } from "./slot-id";

/** A free moment as it is offered: an opaque id and how to say it. */
export interface OfferedSlot {
  slot_id: string;
  /** "Tuesday, November 24 at 9:00 AM" */
  spoken: string;
  /** ISO 8601 with the business's offset. */
  starts_at: string;
  /** Local, "YYYY-MM-DD" and "HH:MM". */
  date: string;
  time: string;
}

interface Offering {
  businessId: string;
  timeZone: string;
  language: "en" | "es";
  service: BookableService;
}

export function offerSlot(key: SlotKey, offering: Offering, slot: Slot): OfferedSlot {
  const { date, time, iso } = localMoment(slot.startsAt, offering.timeZone);
  return {
    slot_id: makeSlotId(key, offering.businessId, { ...slot, service: offering.service }),
    spoken: spokenMoment(date, time, offering.language),
    starts_at: iso,
    date,
    time,
  };
}
