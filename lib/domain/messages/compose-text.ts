import { localMoment } from "@/lib/domain/time/local-moment";
import { spokenMoment } from "@/lib/domain/time/spoken-moment";
import { segmentCount, toGsm7 } from "./gsm7";
import { kindRules } from "./kind-rules";
import type { TextFacts, TextKind } from "./text-facts";
import { type AppointmentWords, templates } from "./text-templates";

export interface TextAppointment {
  service: string;
  startsAt: Date;
  timeZone: string;
  reference: string;
}

type Composed = Pick<TextFacts, "kind" | "language" | "businessName" | "businessPhone" | "isFirst" | "params">;

const stopLine = { en: "Reply STOP to opt out.", es: "Responda STOP para no recibir más." } as const;
/** Kinds that say how to stop every time, and not only the first time to a number. */
const alwaysWithStopLine: ReadonlySet<TextKind> = new Set([
  "help",
  "text_back",
  "review_request",
  "opt_in_confirmation",
]);
/** Kinds in which the line would be wrong or is said already. */
const neverWithStopLine: ReadonlySet<TextKind> = new Set([
  "opt_out_confirmation",
  "cancel_question",
  "owner_alert",
  "verification_code",
]);
const partsMax = 2;
const nameLengthMax = 40;
const serviceLengthMax = 50;

/**
 * The words of a text, in the phones' plain alphabet and at most two parts long, but for what people and the
 * receptionist write. It begins with the business's name (a reply only the first time); the first to a number says how
 * to stop (carrier rules, spec 5.1). Null when the kind needs an appointment or words and has none.
 */
export function composeText(text: Composed, appointment: TextAppointment | null): string | null {
  const words = templates[text.language][text.kind](text, appointment && wordsOf(appointment, text.language));
  if (!words) return null;
  const isReply = kindRules[text.kind].isReply;
  const needsStopLine = (text.isFirst || alwaysWithStopLine.has(text.kind)) && !neverWithStopLine.has(text.kind);
  const head = isReply && !text.isFirst ? "" : `${text.businessName}: `;
  const tail = needsStopLine ? ` ${stopLine[text.language]}` : "";
  // What a person typed is theirs: accents and other alphabets stay as they are.
  if (text.kind === "person_reply") return `${toGsm7(head)}${words}${toGsm7(tail)}`;
  const plain = toGsm7(`${head}${words}${tail}`);
  if (isReply || segmentCount(plain) <= partsMax) return plain;
  return toGsm7(`${head}${shorten(toGsm7(words), head, tail)}${tail}`);
}

/** Cuts the words until the text fits; name and STOP line stay whole. */
function shorten(words: string, head: string, tail: string): string {
  let cut = words;
  while (cut.length > 0 && segmentCount(toGsm7(`${head}${cut}...${tail}`)) > partsMax) {
    cut = cut.slice(0, -1).trimEnd();
  }
  return `${cut}...`;
}

function wordsOf(appointment: TextAppointment, language: "en" | "es"): AppointmentWords {
  const { date, time } = localMoment(appointment.startsAt, appointment.timeZone);
  return {
    service: clip(appointment.service, serviceLengthMax),
    moment: spokenMoment(date, time, language),
    reference: clip(appointment.reference, nameLengthMax),
  };
}

function clip(text: string, max: number): string {
  return text.length <= max ? text : `${text.slice(0, max - 3).trimEnd()}...`;
}
