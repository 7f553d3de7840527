import type { CallEvent } from "@/lib/domain/calls/call-event";
import { findAnyEmergency } from "@/lib/domain/emergencies/find-any-emergency";
import type { Ctx } from "@/lib/ports";
import { type EmergencyReport, type ReportLine, reportEmergency } from "./report-emergency";

/** A recording of words is no alarm any more after this long: an event of a call that came late. */
const staleMs = 6 * 3_600_000;

/**
 * Hears words beside whatever brain leads, and reports the first of them that the trade's triggers know. Null when none
 * is an emergency. Words that no trade would call one cost no query.
 */
export async function watchWords(
  ctx: Ctx<"emergencies">,
  line: ReportLine,
  words: readonly string[],
): Promise<EmergencyReport | null> {
  for (const what of words.filter(findAnyEmergency)) {
    const report = await reportEmergency(ctx, line, { what });
    if (report.outcome !== "not_urgent") return report;
  }
  return null;
}

/**
 * Hears what a caller said on a call that an engine leads by itself, from the transcript of any of its events: at the
 * latest at the hang-up the people on call are alerted, whatever the model did. Safe to repeat: one emergency a call.
 */
export async function watchCall(
  ctx: Ctx<"emergencies" | "calls">,
  engine: string,
  event: CallEvent,
): Promise<EmergencyReport | null> {
  const said = event.turns.filter(({ role }) => role === "caller").map(({ content }) => content);
  const isStale = ctx.now.getTime() - (event.endedAt ?? event.occurredAt).getTime() > staleMs;
  if (isStale || !said.some(findAnyEmergency)) return null;
  const { agentId, lineNumber, callerNumber, providerCallId, knownCallId, startedAt } = event;
  const call = { agentId, lineNumber, callerNumber, engine, providerCallId, knownCallId, startedAt, now: ctx.now };
  const line = await ctx.calls.openToolCall(call);
  return line && watchWords(ctx, { businessId: line.businessId, callId: line.callId, callerNumber }, said);
}
