import { z } from "zod";
import { mayBeRung } from "@/lib/domain/calls/ringable-number";
import { trades } from "@/lib/domain/member/trades";
import { isTimeZone } from "@/lib/domain/time/is-time-zone";

const tradeNames = Object.keys(trades) as [keyof typeof trades, ...(keyof typeof trades)[]];
const usNumber = z.string().regex(/^\+1[2-9]\d{9}$/, "Enter a number of ten digits, such as (303) 555-0142.");
const optionalText = (max: number) => z.string().trim().max(max, `Use ${max} characters or fewer.`).nullable();
const localTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "Enter a time such as 08:00.");
const localDate = z.iso.date("Enter a date such as 2026-12-25.");

const profile = z.object({
  name: z.string().trim().min(1, "Enter the name that callers know.").max(120, "Use 120 characters or fewer."),
  trade: z.enum(tradeNames, "Choose the trade that fits best."),
  email: z.email("Enter an email address, such as you@example.com.").max(254, "This address is too long."),
  /** It is rung when nobody is named for an emergency. */
  phone: usNumber.refine(mayBeRung, "Enter a phone in the United States or Canada.").nullable(),
  address: optionalText(200),
  website: z.url("Enter an address such as https://example.com.").max(200).nullable(),
  description: optionalText(1000),
  greeting: optionalText(300),
  tone: z.enum(["warm", "professional", "brief"], "Choose a tone."),
});

const services = z.object({
  timeZone: z.string().refine(isTimeZone, "Choose a time zone."),
  services: z
    .array(
      z.object({
        name: z.string().trim().min(1, "Name the service.").max(80, "Use 80 characters or fewer."),
        durationMinutes: z.int().min(5, "At least 5 minutes.").max(1440, "At most 24 hours."),
        /** Kept free afterwards, for the way or to tidy up. */
        bufferMinutes: z.int().min(0, "0 or more.").max(480, "At most 8 hours.").optional(),
        /** What callers call it. */
        synonyms: z.array(z.string().trim().min(1).max(60)).max(30).optional(),
        /** Null: confirmed on site. */
        priceCents: z.int().min(0).nullable(),
      }),
    )
    .min(1, "Add a service, so that callers can book it.")
    .max(60)
    .refine(hasNamesOnce, "Two services have the same name."),
  hours: z
    .array(
      z
        .object({ weekday: z.int().min(1).max(7), opens: localTime, closes: localTime })
        .refine(({ opens, closes }) => closes > opens, "Closing comes after opening."),
    )
    .min(1, "Add at least one day on which you work.")
    .max(28),
  closures: z
    .array(
      z
        .object({ startsOn: localDate, endsOn: localDate, reason: optionalText(80) })
        .refine(({ startsOn, endsOn }) => endsOn >= startsOn, "The last day comes after the first."),
    )
    .max(100),
  /** Empty: everywhere. */
  zips: z.array(z.string().regex(/^\d{5}$/, "A ZIP code has five digits.")).max(2000),
  resources: z.array(z.string().trim().min(1).max(80)).min(1, "Add who or what is booked, such as a crew.").max(40),
});

const calendar = z.object({ choice: z.enum(["google", "skip"]) });

const phone = z.discriminatedUnion("choice", [
  z.object({ choice: z.literal("local"), e164: usNumber }),
  z.object({ choice: z.literal("toll_free") }),
  z.object({ choice: z.literal("forward"), e164: usNumber, forwardFrom: usNumber, carrier: z.string().max(40) }),
]);

const plan = z.object({ planId: z.string().min(1).max(40), isReviewed: z.boolean() });

/** What each step of the wizard asks, for the form in the browser and the check on the server. Numbers are E.164. */
export const wizardSteps = { profile, services, calendar, phone, plan } as const;

export type WizardStep = keyof typeof wizardSteps;
export type WizardAnswers = { [Step in WizardStep]: z.infer<(typeof wizardSteps)[Step]> };
/** How an owner gets a number: a new one, a toll-free one of the pool, or the own one forwarded to a new one. */
export type PhoneChoice = WizardAnswers["phone"];

/** The steps in the order in which they are asked. */
export const wizardOrder = ["profile", "services", "calendar", "phone", "plan"] as const satisfies WizardStep[];

function hasNamesOnce(list: { name: string }[]): boolean {
  return new Set(list.map(({ name }) => name.toLowerCase())).size === list.length;
}
