import { z } from "zod";
import { optionalEmergencies, tones, voices } from "./receptionist-words";

const keysOf = <Key extends string>(record: Record<Key, string>) => Object.keys(record) as [Key, ...Key[]];

const line = (what: string, charsMax: number) =>
  z.string().trim().min(1, `Write ${what}, or remove the line.`).max(charsMax, `At most ${charsMax} characters.`);

/**
 * Everything about a receptionist that its owner decides and that is drafted, tested and published as one version. The
 * notice that it is an AI and that the call is recorded is not part of it: it is always said (spec 1.3).
 */
export const receptionistContent = z.object({
  /** Said after the notice; null for our words. */
  greeting: z
    .string()
    .trim()
    .max(300, "At most 300 characters: callers want to speak.")
    .nullable()
    .transform((words) => words || null),
  voiceId: z.enum(keysOf(voices), "Choose one of the voices."),
  tone: z.enum(keysOf(tones), "Choose one of the tones."),
  language: z.enum(["en", "es"], "Choose the first language."),
  /** House rules, in the owner's words. */
  rules: z.array(line("the rule", 240)).max(20, "At most 20 rules."),
  /** Asked before a time is looked up, instead of the trade's own; empty keeps the trade's. */
  questions: z.array(line("the question", 200)).max(6, "At most 6 questions: callers lose patience."),
  emergenciesOff: z.array(z.enum(keysOf(optionalEmergencies), "That emergency cannot be switched off.")),
});

export type ReceptionistContent = z.infer<typeof receptionistContent>;

/** What an editor sends: the content, and a line for colleagues on what was changed. */
export const draftInput = receptionistContent.extend({
  note: z
    .string()
    .trim()
    .max(200, "At most 200 characters.")
    .transform((words) => words || null),
});

/** What a row holds, made sound: a voice or a tone that we no longer have becomes the first of the list. */
export function readContent(stored: unknown): ReceptionistContent {
  return lenientContent.parse(stored ?? {});
}

const lenientContent = z.object({
  greeting: z.string().nullable().catch(null),
  voiceId: z.enum(keysOf(voices)).catch("retell-Cimo"),
  tone: z.enum(keysOf(tones)).catch("warm"),
  language: z.enum(["en", "es"]).catch("en"),
  rules: z.array(z.string()).catch([]),
  questions: z.array(z.string()).catch([]),
  emergenciesOff: z.array(z.enum(keysOf(optionalEmergencies))).catch([]),
});
