import type Retell from "retell-sdk";
import type { ToolRun } from "./live-call";
import type { CallRecord } from "./state";

type Analysis = Retell.PhoneCallResponse.CallAnalysis;
type AnalysisField = NonNullable<Retell.AgentResponse["post_call_analysis_data"]>[number];

/** Sentences for what a tool achieved, newest first in a summary; other outcomes are not worth a sentence. */
const ACHIEVEMENTS: Record<string, (run: ToolRun) => string> = {
  booked: (run) => `The receptionist booked ${appointmentOf(run)}.`,
  rescheduled: (run) => `The receptionist moved the appointment to ${appointmentOf(run)}.`,
  cancelled: () => "The receptionist cancelled the appointment.",
  taken: () => "The receptionist took a message.",
  answered: () => "The receptionist answered a question.",
};
const SETBACKS: Record<string, string> = {
  slot_taken: "The wanted time was taken.",
  no_slot: "No free time was found.",
  out_of_area: "The address is outside of the service area.",
  unknown_service: "The business does not offer the service.",
  failed: "A tool failed during the call.",
};

/** Summary, sentiment and success of a finished call, worked out from what was said and which tools succeeded. */
export function analyse(
  call: CallRecord,
  toolRuns: readonly ToolRun[],
  fields: readonly AnalysisField[] | null | undefined,
): Analysis {
  const lines = (call.transcript_object ?? []).filter((one) => one.role === "user");
  const outcomes = toolRuns.map((run) => run.result.data.outcome);
  const isFailure = call.call_status !== "ended" || call.disconnection_reason?.startsWith("error_") === true;
  const achieved = outcomes.some((outcome) => outcome in ACHIEVEMENTS);
  const isSuccessful =
    !isFailure &&
    lines.length > 0 &&
    (achieved || (call.disconnection_reason === "agent_hangup" && !outcomes.some((outcome) => outcome in SETBACKS)));
  const summary = summarise(lines[0]?.content, toolRuns, call.disconnection_reason);
  return {
    call_summary: summary,
    user_sentiment: lines.length === 0 ? "Unknown" : sentimentOf(lines.map((line) => line.content).join(" "), achieved),
    call_successful: isSuccessful,
    in_voicemail: false,
    custom_analysis_data: customData(fields ?? [], summary, isSuccessful),
  };
}

function summarise(opening: string | undefined, toolRuns: readonly ToolRun[], reason: string | undefined): string {
  if (!opening) return "The caller did not say anything before the call ended.";
  const achievements = toolRuns.flatMap((run) => ACHIEVEMENTS[run.result.data.outcome]?.(run) ?? []);
  const setbacks = toolRuns.flatMap((run) => SETBACKS[run.result.data.outcome] ?? []);
  const middle = [...new Set(achievements.length > 0 ? achievements : setbacks)];
  const end =
    reason === "user_hangup" && middle.length === 0 ? ["The caller hung up before anything was decided."] : [];
  return [`The caller said: "${shorten(opening)}"`, ...middle, ...end].join(" ");
}

function appointmentOf(run: ToolRun): string {
  const appointment = run.result.data.appointment as { service?: unknown; spoken?: unknown } | undefined;
  const parts = [appointment?.service, appointment?.spoken].filter((part) => typeof part === "string" && part !== "");
  return parts.length > 0 ? parts.join(" for ") : "an appointment";
}

function sentimentOf(said: string, achieved: boolean): "Positive" | "Negative" | "Neutral" {
  if (/\b(angry|awful|terrible|ridiculous|useless|complain|horrible|enojad[oa]|terrible)\b/i.test(said))
    return "Negative";
  if (achieved || /\b(thanks|thank you|great|perfect|wonderful|gracias|perfecto)\b/i.test(said)) return "Positive";
  return "Neutral";
}

function customData(fields: readonly AnalysisField[], summary: string, isSuccessful: boolean): Record<string, unknown> {
  const value = (field: AnalysisField): unknown => {
    if (field.type === "boolean") return isSuccessful;
    if (field.type === "enum") return field.choices.at(-1);
    return field.type === "string" ? summary : undefined;
  };
  const pairs = fields.map((field) => [field.name, value(field)] as const);
  return Object.fromEntries(pairs.filter(([, one]) => one !== undefined));
}

function shorten(text: string): string {
  return text.length > 160 ? `${text.slice(0, 157)}...` : text;
}
