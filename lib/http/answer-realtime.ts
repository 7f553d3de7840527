import type { Container } from "@/lib/container";
import { toAppError } from "@/lib/errors";
import { answerRealtimeCall } from "@/lib/services/calls/engine-answer-realtime";
import { readRawBody } from "./read-body";

/**
 * Answers OpenAI's webhook of a call that waits. The caller is ringing meanwhile, so the call is accepted before the
 * response. 401 for what does not verify; 503 when our database or OpenAI is away, so that it is sent again.
 */
export async function answerOpenaiWebhook(container: Container, request: Request): Promise<Response> {
  const rawBody = await readRawBody(request);
  const event = rawBody === null ? null : await container.verifiers.openai(rawBody, request.headers);
  if (!event) {
    container.log.info("webhook.rejected", { provider: "openai", code: "unauthorized" });
    return new Response(null, { status: 401 });
  }
  const incoming = container.verifiers.readRealtimeIncoming(event.payload);
  if (!incoming) return Response.json({ result: "Nothing here acts on this event." });
  const now = container.now();
  const ctx = {
    ...container.ports,
    now,
    requestId: event.webhookId,
    causeId: event.webhookId,
    actor: { kind: "provider" as const, id: "openai" },
  };
  try {
    const answer = await answerRealtimeCall(ctx, incoming);
    container.log.info("realtime.answered", {
      outcome: answer.outcome,
      causeId: "callId" in answer ? answer.callId : undefined,
      durationMs: container.now().getTime() - now.getTime(),
    });
    return Response.json({ result: answer.outcome });
  } catch (error) {
    container.log.error("realtime.failed", error, { code: toAppError(error).code });
    return new Response(null, { status: 503 });
  }
}
