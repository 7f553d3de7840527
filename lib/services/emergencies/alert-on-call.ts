import { mayBeRung } from "@/lib/domain/calls/ringable-number";
import { alertText } from "@/lib/domain/emergencies/alert-words";
import { stepSeconds } from "@/lib/domain/emergencies/next-words";
import type { Ctx } from "@/lib/ports";
import type { AlertStep } from "@/lib/ports/emergencies";
import { commandId } from "@/lib/receptionist/engines/telnyx/leg-state";

export interface AlertStepRequest {
  businessId: string;
  emergencyId: string;
  /** Counts on through both rounds of the ladder, from 0. */
  step: number;
}

/** Long enough to wake somebody, shorter than the step. */
const ringSeconds = 40;
/** A call that the carrier did not take until then is not made: the next person's turn has come. */
const lateMs = (stepSeconds - 5) * 1000;

/**
 * Takes one step of the ladder: texts and calls its person, once each whatever is repeated, and neither where the number
 * may not be rung. The step's rows and the job
 * of the next step are written first; the text has a key; the call is dialled only while nobody knows of it, under an id
 * that the carrier takes once, and its first event tells of it when our own answer was lost. Throws `unavailable` when
 * the carrier or the database does not answer.
 */
export async function alertOnCall(
  ctx: Ctx<"emergencies" | "texts" | "callControl">,
  { businessId, emergencyId, step }: AlertStepRequest,
): Promise<"alerted" | "late" | "refused" | Exclude<AlertStep["outcome"], "alert">> {
  const request = { businessId, emergencyId, step, waitSeconds: stepSeconds, now: ctx.now };
  const started = await ctx.emergencies.startStep(request);
  if (started.outcome !== "alert") return started.outcome;
  const { emergency, person } = started;
  if (!mayBeRung(person.phone)) {
    await settleFailed(ctx, businessId, started.callAlertId, "number_not_allowed");
    return "refused";
  }
  await ctx.texts.queuePlain({
    businessId,
    key: `emergency:${emergencyId}:step:${step}`,
    toNumber: person.phone,
    callId: emergency.callId,
    now: ctx.now,
    kind: "owner_alert",
    words: alertText(emergency),
  });
  return started.callState === "queued" ? dial(ctx, businessId, started) : "alerted";
}

async function dial(
  ctx: Ctx<"emergencies" | "callControl">,
  businessId: string,
  { emergency, person, callAlertId, startedAt }: Extract<AlertStep, { outcome: "alert" }>,
): Promise<"alerted" | "late" | "refused"> {
  const fail = (reason: string) => settleFailed(ctx, businessId, callAlertId, reason);
  if (ctx.now.getTime() - startedAt.getTime() > lateMs) {
    await fail("carrier_unavailable");
    return "late";
  }
  if (!emergency.lineNumber) {
    await fail("no_line");
    return "refused";
  }
  const dialled = await ctx.callControl.dial({
    alertId: callAlertId,
    commandId: commandId(callAlertId, "dial"),
    from: emergency.lineNumber,
    to: person.phone,
    timeoutSeconds: ringSeconds,
  });
  if (dialled.outcome === "refused") {
    await fail(dialled.reason);
    return "refused";
  }
  const ringing = { state: "ringing", providerId: dialled.controlId } as const;
  await ctx.emergencies.settleCall(businessId, callAlertId, ringing, ctx.now);
  return "alerted";
}

function settleFailed(ctx: Ctx<"emergencies">, businessId: string, alertId: string, reason: string): Promise<unknown> {
  return ctx.emergencies.settleCall(businessId, alertId, { state: "failed", reason }, ctx.now);
}
