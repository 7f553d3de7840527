import { z } from "zod";
import { toE164 } from "@/lib/domain/language/e164";

const line = (max: number) => z.string().trim().max(max, `At most ${max} characters.`);
const date = z.string().regex(/^\d{4}-\d\d-\d\d$/, "Choose a day.");
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "Choose a time.");

/** What a member fills in for a new appointment. Date and time are on the business's clock; empty `resourceId` is anybody. */
export const memberBooking = z.object({
  name: line(120).regex(/\p{L}/u, "Who is it for?"),
  phone: line(40).refine((text) => text === "" || toE164(text) !== null, "That is not a phone number."),
  email: line(200).refine((text) => text === "" || z.email().safeParse(text).success, "That is not an email address."),
  address: line(300),
  zip: line(10).regex(/^(\d{5}(-\d{4})?)?$/, "Five digits, or leave it empty."),
  notes: line(2000),
  serviceId: z.uuid("Choose a service."),
  resourceId: z.union([z.uuid(), z.literal("")]),
  date,
  time,
});

export type MemberBooking = z.infer<typeof memberBooking>;

/** What a member changes of an appointment besides its time. */
export const memberEdit = memberBooking.pick({
  address: true,
  zip: true,
  notes: true,
  serviceId: true,
  resourceId: true,
});

export type MemberEdit = z.infer<typeof memberEdit>;

/** The first complaint of each field, by its name; empty when the values are right. */
export function complaintsOf(schema: z.ZodType, values: unknown): Record<string, string> {
  const parsed = schema.safeParse(values);
  if (parsed.success) return {};
  const complaints: Record<string, string> = {};
  for (const { path, message } of parsed.error.issues) complaints[String(path[0])] ??= message;
  return complaints;
}
