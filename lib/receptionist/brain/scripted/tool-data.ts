import { z } from "zod";
import { type SpokenLanguage, spokenMoment } from "@/lib/domain/time/spoken-moment";
import type { KnownAppointment, Offer } from "./scripted-state";

const slotSchema = z.object({
  slot_id: z.string().min(1),
  starts_at: z.string(),
  date: z.string().regex(/^\d{4}-\d\d-\d\d$/),
  time: z.string().regex(/^\d\d:\d\d/),
});
const appointmentSchema = z.object({
  appt_id: z.string().min(1),
  reference: z.string().nullish(),
  spoken: z.string().nullish(),
  service: z.string().nullish(),
  starts_at: z.string().nullish(),
});

/** The slots of a tool's answer, at most three; malformed ones are dropped. */
export function readOffers(value: unknown): Offer[] {
  if (!Array.isArray(value)) return [];
  return value
    .map((slot) => slotSchema.safeParse(slot))
    .flatMap((parsed) =>
      parsed.success
        ? [
            {
              slotId: parsed.data.slot_id,
              startsAt: parsed.data.starts_at,
              date: parsed.data.date,
              time: parsed.data.time.slice(0, 5),
            },
          ]
        : [],
    )
    .slice(0, 3);
}

/** One appointment of a tool's answer, its moment in the language of the call; null when it is malformed. */
export function readAppointment(value: unknown, language: SpokenLanguage): KnownAppointment | null {
  const parsed = appointmentSchema.safeParse(value);
  if (!parsed.success) return null;
  const { appt_id, reference, service, starts_at } = parsed.data;
  const [, date, time] = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)/.exec(starts_at ?? "") ?? [];
  // The tool speaks the language of the business, the caller perhaps another.
  const spoken = date && time ? spokenMoment(date, time, language) : (parsed.data.spoken ?? "");
  return { appointmentId: appt_id, reference: reference ?? "", spoken, service: service ?? "" };
}

export function readAppointments(value: unknown, language: SpokenLanguage): KnownAppointment[] {
  if (!Array.isArray(value)) return [];
  return value.map((one) => readAppointment(one, language)).filter((appointment) => appointment !== null);
}
