import { z } from "zod";

const source = z.url();
const localTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

export const profileFields = ["name", "phone", "email", "address", "description"] as const;
export type ProfileField = (typeof profileFields)[number];

/**
 * What a website says of a business, each with the page that says it, for the owner to tick. Ids hold within one
 * proposal. Phone numbers are E.164, prices cents, times local "HH:MM", weekdays 1 (Monday) to 7.
 */
export const websiteProposal = z.object({
  profile: z.array(z.object({ id: z.string(), field: z.enum(profileFields), value: z.string().min(1), source })),
  services: z.array(
    z.object({
      id: z.string(),
      name: z.string().min(1).max(80),
      description: z.string().max(500),
      priceCents: z.int().min(0).nullable(),
      /** Null: the page does not say. */
      durationMinutes: z.int().min(5).max(1440).nullable(),
      source,
    }),
  ),
  hours: z
    .object({
      id: z.literal("hours"),
      rows: z.array(z.object({ weekday: z.int().min(1).max(7), opens: localTime, closes: localTime })),
      source,
    })
    .nullable(),
  answers: z.array(z.object({ id: z.string(), question: z.string(), answer: z.string(), source })),
  pages: z.array(z.string()),
});

export type WebsiteProposal = z.infer<typeof websiteProposal>;
export type HourRow = { weekday: number; opens: string; closes: string };

/** A service as a page names it. */
export interface FoundService {
  name: string;
  description: string;
  priceCents: number | null;
  durationMinutes: number | null;
}

export interface FoundAnswer {
  question: string;
  answer: string;
}
