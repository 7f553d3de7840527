import { z } from "zod";
import { readRingableNumber, readTollFree } from "@/lib/domain/calls/ringable-number";
import { trades } from "@/lib/domain/member/trades";
import { isTimeZone } from "@/lib/domain/time/is-time-zone";

const tradeNames = Object.keys(trades) as [keyof typeof trades, ...(keyof typeof trades)[]];

const text = (max: number) => z.string().trim().max(max, `Use ${max} characters or fewer.`);
const words = (max: number, empty: string) => text(max).min(1, empty);
const whole = (min: number, max: number, what: string) => {
  const problem = `Enter ${min} to ${max} ${what}.`;
  return z.int(problem).min(min, problem).max(max, problem);
};
const optional = <Schema extends z.ZodType<string, string>>(schema: Schema) => z.union([z.literal(""), schema]);
const wordList = z.array(words(60, "Leave out empty words.")).max(30, "Use 30 words or fewer.");
const day = z.iso.date("Choose a day.");

const phoneProblems = {
  no_number: "Enter a phone number, such as (303) 555-0123.",
  abroad: "Only phones in the United States and Canada can be called and texted.",
  no_phone: "This is a toll-free or premium number. Enter somebody's own phone.",
};
const phoneThat = (isKnown: (typed: string) => string | null) =>
  z
    .string()
    .trim()
    .transform((typed, check) => {
      const known = isKnown(typed);
      if (known !== null) return known;
      const number = readRingableNumber(typed);
      if (number.outcome === "ringable") return number.e164;
      check.addIssue({ code: "custom", message: phoneProblems[number.outcome] });
      return z.NEVER;
    });
/** Of somebody who is alerted or rung for callers: their own, and none that earns from being rung. */
const phone = phoneThat(() => null);
/** It may be toll-free. It is rung when nobody is named. */
const businessPhone = phoneThat((typed) => (typed === "" ? "" : readTollFree(typed)));

const website = z
  .string()
  .trim()
  .max(200, "Use 200 characters or fewer.")
  .transform((typed) => (/^https?:\/\//i.test(typed) || typed === "" ? typed : `https://${typed}`))
  .refine((typed) => typed === "" || URL.canParse(typed), "Enter an address, such as example.com.");

interface Problem {
  path: (string | number)[];
  message: string;
}

/** Adds what is wrong between the rows of a list. */
function between<Schema extends z.ZodType>(schema: Schema, find: (value: z.output<Schema>) => Problem[]) {
  return schema.superRefine((value, check) => {
    for (const problem of find(value)) check.addIssue({ code: "custom", ...problem });
  });
}

function doubles<Row>(rows: Row[], key: keyof Row & string, of: (row: Row) => string, message: string): Problem[] {
  const keys = rows.map((row) => of(row).toLowerCase());
  return keys.flatMap((own, index) => (keys.indexOf(own) < index ? [{ path: [index, key], message }] : []));
}

const reviewLink = z
  .string()
  .trim()
  .transform((typed) => (/^[a-z]+:\/\//i.test(typed) || typed === "" ? typed : `https://${typed}`))
  .refine(
    (typed) => typed === "" || (/^https:\/\/\S{3,200}$/.test(typed) && URL.canParse(typed)),
    "Enter the link as your browser shows it, such as https://g.page/r/your-business/review.",
  );

const service = z.object({
  id: z.uuid(),
  name: words(80, "Give the service a name."),
  synonyms: wordList,
  description: text(500),
  durationMinutes: whole(5, 1440, "minutes"),
  bufferMinutes: whole(0, 480, "minutes"),
  priceCents: whole(0, 100_000_00, "cents").nullable(),
  isActive: z.boolean(),
  resourceIds: z.array(z.uuid()).max(50),
});

const opening = z.object({
  weekday: z.int().min(1).max(7),
  opens: z.iso.time({ precision: -1, error: "Enter a time." }),
  closes: z.iso.time({ precision: -1, error: "Enter a time." }),
});

const closure = z.object({ id: z.uuid(), startsOn: day, endsOn: day, reason: text(120) });
const resource = z.object({ id: z.uuid(), name: words(80, "Give it a name."), isActive: z.boolean() });
const person = z.object({ id: z.uuid(), name: words(80, "Who is this?"), phone });
const answer = z.object({
  id: z.uuid(),
  question: words(300, "What do callers ask?"),
  answer: words(1_000, "What is the answer?"),
  keywords: wordList,
  expiresOn: optional(day),
});

const people = between(z.array(person).max(20, "Use 20 people or fewer."), (rows) =>
  doubles(rows, "phone", (row) => row.phone, "This number is in the list already."),
);

/** What each section of the settings must be, for the form and the server alike; phone numbers come out in E.164. */
export const settingSchemas = {
  profile: z.object({
    name: words(120, "Enter the name that callers know."),
    trade: z.enum(tradeNames, "Choose the trade that fits best."),
    phone: businessPhone,
    email: optional(z.email("Enter an email address, such as you@example.com.").max(254, "This address is too long.")),
    website,
    address: text(300),
    description: text(2_000),
    language: z.enum(["en", "es"]),
  }),
  booking: z.object({
    leadMinutes: whole(0, 20_160, "minutes"),
    stepMinutes: whole(5, 240, "minutes"),
    horizonDays: whole(1, 365, "days"),
    cancelGraceMinutes: whole(0, 10_080, "minutes"),
    needsAddress: z.boolean(),
  }),
  services: between(z.array(service).max(100, "Use 100 services or fewer."), (rows) =>
    doubles(rows, "name", (row) => row.name, "Another service has this name."),
  ),
  hours: between(z.array(opening).max(70, "Use 70 openings or fewer."), findHourProblems),
  closures: between(z.array(closure).max(200, "Use 200 closures or fewer."), (rows) =>
    rows.flatMap((row, index) =>
      row.endsOn < row.startsOn ? [{ path: [index, "endsOn"], message: "The last day is before the first." }] : [],
    ),
  ),
  zone: z.object({ timeZone: z.string().refine(isTimeZone, "Choose a time zone.") }),
  resources: between(z.array(resource).max(50, "Use 50 or fewer."), (rows) =>
    doubles(rows, "name", (row) => row.name, "Another one has this name."),
  ),
  areas: z
    .array(z.string().regex(/^\d{5}$/, "A ZIP code has five digits."))
    .max(2_000, "Use 2,000 ZIP codes or fewer."),
  answers: z.array(answer).max(200, "Use 200 answers or fewer."),
  emergency: people,
  transfer: people,
  /** Which texts go out. No review link: nobody is asked; with one, every customer is (never some of them). */
  texts: z.object({
    remindsDayBefore: z.boolean(),
    remindsHoursBefore: z.boolean(),
    textsBack: z.boolean(),
    answersTexts: z.boolean(),
    reviewUrl: reviewLink,
  }),
};

export type SettingSection = keyof typeof settingSchemas;
export type SettingValues = { [Section in SettingSection]: z.output<(typeof settingSchemas)[Section]> };

export function isSettingSection(name: string): name is SettingSection {
  return Object.hasOwn(settingSchemas, name);
}

function findHourProblems(rows: z.output<typeof opening>[]): Problem[] {
  return rows.flatMap((row, index): Problem[] => {
    if (row.closes <= row.opens) return [{ path: [index, "closes"], message: "Closing comes after opening." }];
    const isDouble = rows
      .slice(0, index)
      .some((other) => other.weekday === row.weekday && other.opens < row.closes && row.opens < other.closes);
    return isDouble ? [{ path: [index, "opens"], message: "This overlaps another opening of the day." }] : [];
  });
}

/** What is wrong with a section, by the path of the field ("0.name"; the whole: ""), or its tidy value. */
export function readSetting<Section extends SettingSection>(
  section: Section,
  value: unknown,
): { ok: true; value: SettingValues[Section] } | { ok: false; problems: Record<string, string> } {
  const parsed = settingSchemas[section].safeParse(value);
  if (parsed.success) return { ok: true, value: parsed.data as SettingValues[Section] };
  const problems: Record<string, string> = {};
  for (const { path, message } of parsed.error.issues) problems[path.join(".")] ??= message;
  return { ok: false, problems };
}
