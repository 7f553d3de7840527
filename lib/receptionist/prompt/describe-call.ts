import type { BusinessDescription, InboundCall } from "@/lib/domain/calls/business-description";
import { describeHours } from "@/lib/domain/calls/describe-hours";
import { isHeldBack } from "@/lib/domain/money/service-level";
import { formatCents } from "@/lib/domain/money/spoken-price";
import { localMoment } from "@/lib/domain/time/local-moment";
import { spokenDate, spokenMoment, spokenTime } from "@/lib/domain/time/spoken-moment";
import { SENTENCES } from "@/lib/receptionist/brain/scripted/sentence-tables";
import { tradeNotes } from "@/lib/receptionist/trades/trade-notes";
import { greetingOf } from "./greeting";
import { describeTransferPhones } from "./transfer-variables";

/** The variables that the prompt and the scripted receptionist read; all strings, as engines demand. */
export function describeCall(call: InboundCall, callerNumber: string | null, now: Date): Record<string, string> {
  const next = nextAppointment(call);
  const known = describeBusiness(call, now);
  return {
    ...known,
    greeting: greetCaller(call, next),
    next_appointment: next ?? "",
    caller_is_vip: String(call.callerIsVip),
    ...describeTransferPhones(call.transferPhones),
    caller_is_blocked: String(call.callerIsBlocked),
    caller_name: call.callerName ?? "",
    caller_number: callerNumber ?? "",
    caller_history: describeHistory(call),
  };
}

/** What the caller hears first: a caller who is known is named, and asked about what they have before them. */
function greetCaller(call: InboundCall, next: string | null): string {
  if (call.callerIsBlocked) return SENTENCES[call.language].blocked;
  const { name, language, receptionist } = call;
  const known = call.callerName === null ? null : { name: call.callerName, next, isVip: call.callerIsVip };
  return greetingOf({ name, language, greeting: receptionist.greeting }, known);
}

function nextAppointment(call: InboundCall): string | null {
  const [next] = call.callerAppointments;
  if (!next || call.callerName === null) return null;
  const { date, time } = localMoment(next.startsAt, call.timeZone);
  return `${next.service}, ${spokenMoment(date, time, call.language)}`;
}

/** The same without a caller: what a playground and test callers begin with. */
export function describeBusiness(business: BusinessDescription, now: Date): Record<string, string> {
  const { receptionist } = business;
  const { date, time } = localMoment(now, business.timeZone);
  return {
    business_name: business.name,
    trade: business.trade,
    trade_notes: tradeNotes(business.trade, receptionist.questions),
    greeting: greetingOf({ name: business.name, language: business.language, greeting: receptionist.greeting }),
    tone: toneWords[receptionist.tone],
    rules: describeRules(isHeldBack(business.status) ? [messagesOnly, ...receptionist.rules] : receptionist.rules),
    emergencies_off: receptionist.emergenciesOff.join(","),
    time_zone: business.timeZone,
    today: `${spokenDate(date, "en")}, ${date.slice(0, 4)} (${date})`,
    local_time: spokenTime(time, "en"),
    is_open: String(business.isOpen),
    hours: business.hours.length > 0 ? describeHours(business.hours, "en") : "Hours are not known.",
    closures: describeClosures(business),
    services: describeServices(business),
    catalogue: JSON.stringify(business.services),
    service_area: business.zips.length > 0 ? `Only these ZIP codes: ${business.zips.join(", ")}` : "Everywhere nearby.",
    needs_zip: String(business.zips.length > 0),
    needs_address: String(business.needsAddress),
    policies: business.knowledge.map(({ question, answer }) => `- ${question} ${answer}`).join("\n"),
    language: business.language,
  };
}

const toneWords = {
  warm: "Sound warm and friendly.",
  calm: "Sound calm and unhurried.",
  brisk: "Be brisk: the shortest sentence that does it.",
  formal: "Be polite and formal.",
} as const;

const messagesOnly =
  "Appointments cannot be booked or moved right now. When one is wanted, say so politely, give no reason, and offer to take a message. Cancelling works.";

/** House rules are the owner's words: instructions to the model that never outrank ours. */
function describeRules(rules: readonly string[]): string {
  return rules.length > 0 ? rules.map((rule) => `- ${rule}`).join("\n") : "None beyond these instructions.";
}

/** One line a service, with the price only when the business has set one. */
function describeServices({ services }: BusinessDescription): string {
  return services
    .map(({ name, minutes, priceCents }) => {
      const price = priceCents === null ? "price confirmed on site" : formatCents(priceCents);
      return `- ${name}: ${minutes} minutes, ${price}`;
    })
    .join("\n");
}

function describeClosures({ closures }: BusinessDescription): string {
  if (closures.length === 0) return "None.";
  return closures
    .map(({ startsOn, endsOn, reason }) => {
      const days =
        startsOn === endsOn
          ? spokenDate(startsOn, "en")
          : `${spokenDate(startsOn, "en")} to ${spokenDate(endsOn, "en")}`;
      return reason ? `${days} (${reason})` : days;
    })
    .join("; ");
}

function describeHistory(call: InboundCall): string {
  const upcoming = call.callerAppointments.map(({ startsAt, service }) => {
    const { date, time } = localMoment(startsAt, call.timeZone);
    return `upcoming: ${service} on ${spokenMoment(date, time, "en")}`;
  });
  const past = call.callerPastVisits > 0 ? [`${call.callerPastVisits} past visits`] : [];
  return [...upcoming, ...past].join("; ") || "No history.";
}

/** Values used when our webhook could not be reached in time: the call is still answered truthfully. */
export function defaultVariables(
  businessName: string,
  timeZone: string,
  language: "en" | "es",
): Record<string, string> {
  return {
    business_name: businessName,
    trade: "general",
    trade_notes: tradeNotes("general"),
    tone: toneWords.warm,
    rules: describeRules([]),
    emergencies_off: "",
    greeting: greetingOf({ name: businessName, language, greeting: null }),
    time_zone: timeZone,
    today: "unknown",
    local_time: "unknown",
    is_open: "unknown",
    hours: "Hours are not known right now.",
    closures: "Not known right now.",
    services: "Not known right now.",
    catalogue: "[]",
    service_area: "Not known right now.",
    needs_zip: "false",
    needs_address: "true",
    policies: "",
    language,
    caller_name: "",
    next_appointment: "",
    caller_is_vip: "false",
    ...describeTransferPhones([]),
    caller_is_blocked: "false",
    caller_number: "",
    caller_history: "No history.",
  };
}
