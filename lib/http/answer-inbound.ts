import type { Container } from "@/lib/container";
import { answerInboundCall } from "@/lib/services/calls/answer-inbound-call";
import { readRawBody } from "./read-body";

/**
 * Answers Retell before the first ring is answered: who is called, what is true now, who calls. The caller keeps
 * ringing meanwhile. When the database is away the answer is 503: Retell tries again, and then falls back to the
 * number's own agent with its default variables, so that the call is answered either way.
 */
export async function answerRetellInbound(container: Container, request: Request): Promise<Response> {
  const rawBody = await readRawBody(request);
  const event = rawBody === null ? null : await container.verifiers.retell(rawBody, request.headers);
  if (!event) {
    container.log.info("inbound.rejected", { provider: "retell", code: "unauthorized" });
    return new Response(null, { status: 401 });
  }
  const inbound = container.verifiers.readInbound(event.payload);
  if (!inbound) return Response.json({ call_inbound: {} });
  const now = container.now();
  const ctx = {
    ...container.ports,
    now,
    requestId: inbound.inboundKey,
    causeId: null,
    actor: { kind: "provider" as const, id: "retell" },
  };
  try {
    const answer = await answerInboundCall(ctx, { ...inbound, engine: "retell" });
    container.log.info("inbound.answered", {
      outcome: answer.outcome,
      causeId: answer.outcome === "answered" ? answer.callId : undefined,
      durationMs: container.now().getTime() - now.getTime(),
    });
    if (answer.outcome !== "answered") return Response.json({ call_inbound: {} });
    return Response.json({
      call_inbound: {
        ...(answer.agentId ? { override_agent_id: answer.agentId } : {}),
        ...(answer.agentId && answer.agentVersion !== null ? { override_agent_version: answer.agentVersion } : {}),
        dynamic_variables: answer.variables,
        metadata: { cloudgreet_call_id: answer.callId },
      },
    });
  } catch (error) {
    container.log.error("inbound.failed", error);
    return new Response(null, { status: 503 });
  }
}
