import type { Container } from "@/lib/container";
import type { LegEvent } from "@/lib/domain/calls/leg-event";
import { toAppError } from "@/lib/errors";
import { hearLegEvent } from "@/lib/services/calls/engine-hear-leg-event";
import { speakApology } from "@/lib/services/calls/engine-speak-apology";
import { readRawBody } from "./read-body";

/**
 * Receives one event of Call Control: verifies, keeps it in the inbox with its job, answers 200, and hears it right
 * after that, without waiting in the queue behind other jobs: somebody is on the line. The job finds it done, or does
 * it when this process has died. 503 when the database is away; the caller is told so all the same.
 */
export async function receiveVoiceEvent(container: Container, request: Request): Promise<Response> {
  const rawBody = await readRawBody(request);
  const event = rawBody === null ? null : await container.verifiers.telnyx(rawBody, request.headers);
  if (!event) {
    container.log.info("webhook.rejected", { provider: "telnyx", code: "unauthorized" });
    return new Response(null, { status: 401 });
  }
  const told = container.ports.providerEvents.readLegEvent(event.payload);
  // Its job hears it: nobody waits on the line as a caller does.
  const isAlert = container.ports.providerEvents.readAlertEvent(event.payload) !== null;
  if (!event.identity || (!told && !isAlert)) return Response.json({ result: "Nothing here acts on this event." });
  const { eventId, kind } = event.identity;
  const now = container.now();
  try {
    const record = { provider: "telnyx", eventId, kind, payload: event.payload, now };
    const outcome = await container.ports.inbox.record(record);
    container.log.info("webhook.received", { provider: "telnyx", kind, causeId: eventId, outcome });
    container.afterResponse(async () => {
      if (told && outcome === "received") await hear(container, told);
      await container.drain();
    });
    return Response.json({ result: outcome === "received" ? `Received ${kind}.` : `Already have this ${kind}.` });
  } catch (error) {
    container.log.error("webhook.failed", error, { provider: "telnyx", kind, code: toAppError(error).code });
    if (told) container.afterResponse(() => speakApology(contextOf(container, told), told));
    return new Response(null, { status: 503 });
  }
}

async function hear(container: Container, told: LegEvent): Promise<void> {
  const startedAt = performance.now();
  try {
    const result = await hearLegEvent(contextOf(container, told), told);
    container.log.info("leg.heard", {
      kind: told.kind,
      outcome: result.outcome,
      causeId: "callId" in result ? result.callId : told.legId,
      gaveUp: "gaveUp" in result ? result.gaveUp : undefined,
      durationMs: Math.round(performance.now() - startedAt),
    });
  } catch (error) {
    container.log.error("leg.failed", error, { kind: told.kind, causeId: told.legId, code: toAppError(error).code });
    await speakApology(contextOf(container, told), told);
  }
}

function contextOf(container: Container, told: LegEvent) {
  return {
    ...container.ports,
    now: container.now(),
    requestId: told.key,
    causeId: told.legId,
    actor: { kind: "caller" as const, id: told.callerNumber },
  };
}
