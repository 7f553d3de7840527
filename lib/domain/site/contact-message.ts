import { z } from "zod";
import { toE164 } from "@/lib/domain/language/e164";
import { contactTopics } from "./contact-topics";

const text = (max: number) =>
  z
    .string()
    .trim()
    .max(max, `Use ${max.toLocaleString("en-US")} characters or fewer.`);

const topics = Object.keys(contactTopics) as [keyof typeof contactTopics, ...(keyof typeof contactTopics)[]];

/** The contact form, for the browser and the server alike. Phone numbers come out in E.164, or empty. */
export const contactMessage = z.object({
  name: text(120).min(1, "Enter your name."),
  email: z.email("Enter an email address, such as you@example.com.").max(254, "This address is too long."),
  phone: text(40)
    .transform((typed, check) => {
      const e164 = typed === "" ? "" : toE164(typed);
      if (e164 !== null) return e164;
      check.addIssue({ code: "custom", message: "Enter a phone number, such as (303) 555-0123, or leave it empty." });
      return z.NEVER;
    })
    .default(""),
  businessName: text(120).default(""),
  topic: z.enum(topics, "Choose what it is about."),
  message: text(4_000).min(10, "Write a sentence or two."),
  /** Empty in every real form: people do not see the field. */
  website: z.string().max(200).default(""),
});

export type ContactMessage = z.output<typeof contactMessage>;
