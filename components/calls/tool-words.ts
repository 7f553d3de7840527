import { formatDay, formatShortTime } from "@/components/format/moment";
import type { Tone } from "@/components/ui/badge";
import type { CallToolRow } from "@/lib/domain/member/reads";

/** A tool call as one quiet line of the conversation. */
export interface ToolWords {
  text: string;
  tone: Tone;
}

export type ToolIcon = "look" | "book" | "cancel" | "text" | "message" | "answer" | "end";

const icons: Record<string, ToolIcon> = {
  lookup_availability: "look",
  find_appointments: "look",
  book_appointment: "book",
  reschedule_appointment: "book",
  cancel_appointment: "cancel",
  send_booking_sms: "text",
  take_message: "message",
  answer_question: "answer",
  report_emergency: "message",
  end_call: "end",
};

/** The sign beside the line. */
export function iconOfTool(tool: CallToolRow): ToolIcon {
  return icons[tool.toolName] ?? "look";
}

interface Slot {
  starts_at?: string;
}

interface ToolData {
  outcome?: string;
  /** Of a member who only wanted to hear the receptionist. */
  is_trial?: boolean;
  slots?: Slot[];
  appointments?: unknown[];
  appointment?: { service?: string; starts_at?: string };
  answer?: string;
}

type Describe = (data: ToolData, when: (slots: Slot[]) => string) => ToolWords;

const quiet = (text: string): ToolWords => ({ text, tone: "quiet" });
const asks = (text: string): ToolWords => ({ text, tone: "attention" });

/** Outcomes that several tools share. */
const refusals: Record<string, ToolWords> = {
  slot_taken: asks("The time was taken meanwhile, others were offered"),
  outside_hours: quiet("The time is outside your hours"),
  too_soon: quiet("The time is too soon for you"),
  too_far: quiet("The time is further ahead than you book"),
  out_of_area: quiet("The address is outside your area"),
  unknown_service: asks("Asked for something you do not offer"),
  needs_details: quiet("Asked for what was still missing"),
  invalid_time: quiet("The time was not clear"),
  business_inactive: asks("Could not book: your account took no bookings"),
  not_found: quiet("Found no such appointment"),
  unavailable: asks("Could not do this right now, and said so"),
  invalid_arguments: quiet("Did not understand the details, and asked again"),
};

/** What became of reporting an emergency. */
const reports: Record<string, string> = {
  alerting: "Alerted the people on call",
  already_alerting: "The people on call were being alerted already",
  acknowledged: "Somebody on call had taken it already",
  nobody_on_call: "An emergency, and nobody is on call: sent you an urgent message",
  unanswered: "An emergency that nobody on call has answered",
  not_urgent: "Found no emergency in what was said",
};

const tools: Record<string, Describe> = {
  lookup_availability: ({ outcome, slots = [] }, when) =>
    outcome === "slots" && slots.length > 0 ? quiet(`Offered ${when(slots)}`) : quiet("Found no free time"),
  book_appointment: ({ appointment }, when) => ({
    text: ["Booked", appointment?.service, appointment ? when([appointment]) : ""].filter(Boolean).join(" · "),
    tone: "booked",
  }),
  find_appointments: ({ appointments = [] }) =>
    quiet(
      appointments.length === 0
        ? "Found no appointment under this number"
        : `Found ${appointments.length === 1 ? "the appointment" : `${appointments.length} appointments`}`,
    ),
  reschedule_appointment: ({ appointment }, when) => ({
    text: appointment ? `Moved to ${when([appointment])}` : "Moved the appointment",
    tone: "booked",
  }),
  cancel_appointment: ({ outcome }) =>
    quiet(outcome === "already_cancelled" ? "It was cancelled already" : "Cancelled the appointment"),
  send_booking_sms: ({ outcome }) =>
    quiet(outcome === "already_sent" ? "The confirmation was sent before" : "Confirmation text on its way"),
  take_message: () => ({ text: "Took a message for you", tone: "message" }),
  answer_question: ({ outcome }) =>
    outcome === "answered" ? quiet("Answered from your notes") : asks("Had no answer in your notes"),
  report_emergency: ({ outcome }) => ({
    text: reports[outcome ?? ""] ?? "Reported an emergency",
    tone: "attention",
  }),
  end_call: () => quiet("Ended the call"),
};

/** Tools that only look something up, also on a test call. */
const reads = new Set(["lookup_availability", "answer_question", "end_call"]);

/** What the receptionist did, in words an owner would use. Times are the business's. */
export function describeTool(tool: CallToolRow, timeZone: string, now: Date): ToolWords {
  const data = dataOf(tool.result);
  const outcome = data.outcome ?? tool.outcome ?? "";
  const describe = tools[tool.toolName];
  const refusal = refusals[outcome];
  if (refusal) return refusal;
  if (!describe) return quiet(tool.toolName.replaceAll("_", " "));
  const words = describe({ ...data, outcome }, (slots) => joinTimes(slots, timeZone, now));
  return data.is_trial && !reads.has(tool.toolName) ? quiet(`${words.text} (a test: nothing was done)`) : words;
}

function dataOf(result: unknown): ToolData {
  if (typeof result !== "object" || result === null) return {};
  const { data } = result as { data?: unknown };
  return typeof data === "object" && data !== null ? data : {};
}

/** "Tue, Nov 24 9 AM, 11:30 AM; Wed, Nov 25 2 PM": the day stands once. */
function joinTimes(slots: Slot[], timeZone: string, now: Date): string {
  const starts = slots.flatMap(({ starts_at }) => (starts_at ? [new Date(starts_at)] : []));
  const days = Map.groupBy(starts, (at) => formatDay(at, timeZone, now));
  return [...days]
    .map(([day, at]) => `${day} ${at.map((time) => formatShortTime(time, timeZone)).join(", ")}`)
    .join("; ");
}
