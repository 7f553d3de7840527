import { z } from "zod";
import type { Container } from "@/lib/container";
import { toAppError } from "@/lib/errors";
import type { EngineLine } from "@/lib/ports/engines";
import { readCallToken } from "@/lib/receptionist/engines/call-token";
import { runEngineTool } from "@/lib/receptionist/engines/run-tool";
import { forModel } from "@/lib/receptionist/tools/for-model";
import { findTool, publishTools } from "@/lib/receptionist/tools/registry";
import type { ToolAnswer } from "@/lib/receptionist/tools/tool";
import { endRealtimeCall } from "@/lib/services/calls/engine-end-realtime";
import { referRealtimeCall } from "@/lib/services/transfers/refer-realtime";
import { createNoteBuffer } from "./note-buffer";
import { readRawBody } from "./read-body";

const protocolVersions = ["2025-11-25", "2025-06-18", "2025-03-26", "2024-11-05"];
const rpc = z.object({
  jsonrpc: z.literal("2.0"),
  id: z.union([z.string(), z.number(), z.null()]).optional(),
  method: z.string(),
  params: z.record(z.string(), z.unknown()).optional(),
});
const toolCall = z.object({ name: z.string(), arguments: z.record(z.string(), z.unknown()).default({}) });
type Rpc = z.infer<typeof rpc>;

/** The codes of JSON-RPC 2.0. */
const rpcErrors = { parse: -32_700, request: -32_600, method: -32_601, params: -32_602 } as const;
const notes = createNoteBuffer();
/** What a caller whom the business does not serve can still do; all else ends the call. */
const openToAll = new Set(["report_emergency", "stop_texts", "end_call"]);

/**
 * The receptionist's tools as a Model Context Protocol server over streamable HTTP, stateless, without a stream: POST
 * of one JSON-RPC message (initialize, ping, tools/list, tools/call, notifications). The bearer token names one live
 * call and ends with it; without it 401, and nothing else is said. A tool never fails as a protocol error: the caller
 * would hear silence.
 */
export async function answerMcp(container: Container, request: Request): Promise<Response> {
  const line = await findLine(container, request).catch((error: unknown) => toAppError(error));
  if (line instanceof Error) {
    container.log.error("mcp.failed", line, { code: line.code });
    return new Response(null, { status: 503 });
  }
  if (!line) {
    container.log.info("mcp.rejected", { code: "unauthorized" });
    return new Response(null, { status: 401, headers: { "www-authenticate": "Bearer" } });
  }
  const rawBody = await readRawBody(request);
  const message = readMessage(rawBody);
  if ("error" in message) return Response.json(message, { status: 400 });
  if (message.id === undefined) return new Response(null, { status: 202 });
  return Response.json({ jsonrpc: "2.0", id: message.id, ...(await answerMessage(container, line, message)) });
}

async function findLine(container: Container, request: Request): Promise<EngineLine | null> {
  const [, token = ""] = /^Bearer (\S+)$/.exec(request.headers.get("authorization") ?? "") ?? [];
  const claim = readCallToken(container.ports.slotKey, token, container.now());
  if (!claim) return null;
  const line = await container.ports.engines.loadLine(claim.businessId, claim.callId);
  return line && !line.isOver ? line : null;
}

function readMessage(rawBody: string | null): Rpc | { jsonrpc: "2.0"; id: null; error: object } {
  const refuse = (code: number, message: string) => ({ jsonrpc: "2.0" as const, id: null, error: { code, message } });
  try {
    const parsed = rpc.safeParse(JSON.parse(rawBody ?? ""));
    return parsed.success ? parsed.data : refuse(rpcErrors.request, "This is no JSON-RPC 2.0 message.");
  } catch {
    return refuse(rpcErrors.parse, "The body is no JSON.");
  }
}

async function answerMessage(
  container: Container,
  line: EngineLine,
  { id, method, params }: Rpc,
): Promise<{ result: object } | { error: object }> {
  switch (method) {
    case "initialize":
      return { result: initialize(params) };
    case "ping":
      return { result: {} };
    case "tools/list":
      return { result: { tools: listTools() } };
    case "tools/call":
      return callTool(container, line, String(id), params);
    default:
      return { error: { code: rpcErrors.method, message: "There is no such method." } };
  }
}

function initialize(params: Rpc["params"]): object {
  const asked = params?.protocolVersion;
  return {
    protocolVersion: protocolVersions.find((version) => version === asked) ?? protocolVersions[0],
    capabilities: { tools: { listChanged: false } },
    serverInfo: { name: "cloudgreet-receptionist", version: "1" },
  };
}

function listTools(): object[] {
  return publishTools().map(({ name, description, parameters }) => ({ name, description, inputSchema: parameters }));
}

async function callTool(
  container: Container,
  line: EngineLine,
  requestId: string,
  params: Rpc["params"],
): Promise<{ result: object } | { error: object }> {
  const parsed = toolCall.safeParse(params);
  if (!parsed.success || !findTool(parsed.data.name)) {
    return { error: { code: rpcErrors.params, message: "There is no such tool." } };
  }
  const isRefused = line.isBlocked && !openToAll.has(parsed.data.name);
  const { name, arguments: args } = isRefused ? { name: "end_call", arguments: {} } : parsed.data;
  const now = container.now();
  const ctx = {
    ...container.ports,
    now,
    requestId,
    causeId: line.callId,
    actor: { kind: "caller" as const, id: line.callerNumber },
  };
  // One client counts its requests from one for each call; the moment tells two clients of a call apart.
  const { answer, note, failure } = await runEngineTool(
    ctx,
    line,
    { id: requestId, name, args },
    `tool:${requestId}:${now.getTime()}`,
  );
  const { businessId, callId: causeId } = line;
  notes.add(container, { ...note, businessId, callId: causeId });
  const fields = { tool: name, businessId, causeId, outcome: answer.data.outcome, durationMs: note.durationMs };
  if (failure) container.log.error("tool.failed", new Error(failure), { ...fields, code: failure });
  else container.log.info("tool.answered", fields);
  container.afterResponse(() => afterTool(container, line, name, firstTarget(answer)));
  const told = forModel(answer);
  const content = [{ type: "text", text: JSON.stringify(told) }];
  return { result: { content, structuredContent: told, isError: failure !== null } };
}

/** The goodbye is still being spoken when end_call arrives. */
const goodbyeMs = 2_500;

/** The number to hand the call over to; null when the tool decided nothing of the kind. */
function firstTarget({ data }: ToolAnswer): string | null {
  const [first] = Array.isArray(data.transfer_to) ? data.transfer_to : [];
  return typeof first === "string" ? first : null;
}

async function afterTool(container: Container, line: EngineLine, name: string, target: string | null): Promise<void> {
  if (name !== "end_call" && target === null) return container.drain();
  // The text reaches the person before their phone rings.
  if (target !== null) await container.drain();
  await new Promise((resolve) => setTimeout(resolve, goodbyeMs));
  const ctx = {
    ...container.ports,
    now: container.now(),
    requestId: line.callId,
    causeId: line.callId,
    actor: { kind: "system" as const, id: "end_call" },
  };
  const ending =
    target === null
      ? endRealtimeCall(ctx, { providerCallId: line.providerCallId, startedAt: null, endReason: "agent_hangup" })
      : referRealtimeCall(ctx, line, target);
  await ending.catch((error: unknown) => container.log.error("realtime.end_failed", error, { causeId: line.callId }));
  await container.drain();
}
