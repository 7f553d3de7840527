import type { LegEvent } from "@/lib/domain/calls/leg-event";
import type { InboxEvent } from "@/lib/ports/stores";
import { endRealtimeCall } from "@/lib/services/calls/engine-end-realtime";
import { hearLegEvent } from "@/lib/services/calls/engine-hear-leg-event";
import { routeNumbers } from "@/lib/services/calls/engine-route-numbers";
import { ringMember } from "@/lib/services/calls/ring-member";
import { defineJob, type JobContext, type JobResult } from "./job";

/** An event whose call nobody has told of for a day belongs to no call of ours. */
const strayMs = 24 * 3_600_000;

/** Hears an event of Call Control that no process has heard right when it came. Waits grow with the event's age. */
export async function hearLeg(ctx: JobContext, inboxEvent: InboxEvent, event: LegEvent): Promise<JobResult> {
  const { id: webhookEventId, receivedAt } = inboxEvent;
  const heard = await hearLegEvent(ctx, event);
  const ageMs = ctx.now.getTime() - receivedAt.getTime();
  if (heard.outcome === "retry" && ageMs < strayMs) {
    return { retryInSeconds: Math.max(heard.inSeconds, Math.round(ageMs / 8_000)), reason: heard.cause };
  }
  if (heard.outcome === "retry") {
    await ctx.inbox.finish(webhookEventId, "failed", heard.cause, ctx.now);
    return { done: `given up: ${heard.cause}` };
  }
  const state = heard.outcome === "unknown_line" ? "ignored" : "done";
  await ctx.inbox.finish(webhookEventId, state, heard.outcome, ctx.now);
  return { done: heard.outcome };
}

/** Looks at a call that nothing has happened on: a hang-up that settled, a goodbye that was never told to be over. */
export const wakeCallJob = defineJob("wake_call", async (ctx, { engine, provider_call_id: providerCallId, at }) => {
  if (engine === "openai-realtime") {
    return { done: await endRealtimeCall(ctx, { providerCallId, startedAt: null, endReason: "max_duration_reached" }) };
  }
  const heard = await hearLegEvent(ctx, wakeEvent(providerCallId, at));
  if (heard.outcome !== "retry") return { done: heard.outcome };
  return heard.cause === "unknown_call" ? { done: "gone" } : { retryInSeconds: heard.inSeconds, reason: heard.cause };
});

export const routeNumbersJob = defineJob("route_numbers", async (ctx, _payload, { businessId }) => {
  if (!businessId) return { done: "no business" };
  const { outcome, routes } = await routeNumbers(ctx, businessId);
  return { done: [outcome, ...Object.values(routes)].join(" ") };
});

export const ringMemberJob = defineJob("ring_member", async (ctx, { call_id: callId }, { businessId, attempts }) => {
  if (!businessId) return { done: "no business" };
  return { done: await ringMember(ctx, { businessId, callId, isRepeat: attempts > 1 }) };
});

function wakeEvent(legId: string, at: string): LegEvent {
  return {
    key: `wake:${at}`,
    kind: "wake",
    at: new Date(at).toISOString(),
    legId,
    target: null,
    controlId: null,
    direction: null,
    callerNumber: null,
    lineNumber: null,
    divertedFrom: null,
    startedAt: null,
    text: null,
    digits: null,
    marker: null,
    cause: null,
    recordingUrl: null,
  };
}
