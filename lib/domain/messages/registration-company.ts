import { z } from "zod";
import { toE164 } from "@/lib/domain/language/e164";
import { rowByState } from "./state-hours";

const words = (max: number, problem: string) => z.string().trim().min(1, problem).max(max, "This is too long.");

const phone = z.string().transform((text, check) => {
  const e164 = toE164(text);
  if (e164) return e164;
  check.addIssue({ code: "custom", message: "Enter a phone number, such as (303) 555-0123." });
  return z.NEVER;
});

/**
 * The business as the carriers check it against the tax office. `ein` comes out as nine digits, `state` as two letters,
 * `contactPhone` as E.164; `website` is an https address.
 */
export const registrationCompany = z.object({
  legalName: words(255, "Enter the name exactly as on the letter of the tax office."),
  ein: z
    .string()
    .transform((text) => text.replaceAll(/[\s-]/g, ""))
    .pipe(z.string().regex(/^\d{9}$/, "An EIN has nine digits, such as 12-3456789.")),
  street: words(100, "Enter the street and the number."),
  city: words(100, "Enter the city."),
  state: z
    .string()
    .trim()
    .toUpperCase()
    .refine((code) => rowByState.has(code), "Enter the state in two letters, such as CO."),
  zip: z
    .string()
    .trim()
    .regex(/^\d{5}$/, "A ZIP code has five digits."),
  contactFirstName: words(100, "Enter the first name of a person they can ask."),
  contactLastName: words(100, "Enter the last name."),
  contactEmail: z.string().trim().pipe(z.email("Enter an email address.")),
  contactPhone: phone,
  website: z
    .string()
    .trim()
    .regex(/^https:\/\/[^\s/]+\.[^\s]+$/, "Give the address of your website, with https in front."),
});

export type RegistrationCompany = z.infer<typeof registrationCompany>;
