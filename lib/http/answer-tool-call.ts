import { LRUCache } from "lru-cache";
import type { Container } from "@/lib/container";
import { redactDeep } from "@/lib/domain/conduct/redact-deep";
import { toAppError } from "@/lib/errors";
import type { CallLine, ToolCallLine, ToolCallNote } from "@/lib/ports/stores";
import { SENTENCES } from "@/lib/receptionist/brain/scripted/sentence-tables";
import { runDryTool } from "@/lib/receptionist/playground/dry-tools";
import { forModel } from "@/lib/receptionist/tools/for-model";
import { findTool } from "@/lib/receptionist/tools/registry";
import { apology, misunderstood, unknownLine } from "@/lib/receptionist/tools/say";
import type { ToolAnswer } from "@/lib/receptionist/tools/tool";
import { createNoteBuffer } from "./note-buffer";
import { readRawBody } from "./read-body";

/** A caller hears nothing meanwhile. Writes get longer: their sentence announces a short wait. */
const deadlineMs = { read: 2_500, write: 4_500 };
const writes = new Set([
  "book_appointment",
  "reschedule_appointment",
  "cancel_appointment",
  "take_message",
  "report_emergency",
  "transfer_call",
]);
/** Tools that only read for the caller, and may leave work behind all the same. */
const alsoLeaveJobs = new Set(["send_booking_sms", "answer_question"]);

/** What a caller whom the business does not serve can still do. */
const openToAll = new Set(["report_emergency", "stop_texts", "end_call"]);

/** A call's line never changes; kept by the provider's call id, which only signed requests carry. */
const lines = new LRUCache<string, ToolCallLine>({ max: 5_000, ttl: 3_600_000 });
const notes = createNoteBuffer();

/**
 * Answers one tool call of a voice engine: verify, find whose call it is, parse, run, speak. Unverified requests get
 * 401 and leave nothing behind. A verified one never gets a 5xx, which a caller would hear as silence: it gets an
 * apology and a way on. Jobs are started after the response.
 */
export async function answerToolCall(container: Container, toolName: string, request: Request): Promise<Response> {
  const startedAt = performance.now();
  const rawBody = await readRawBody(request);
  const event = rawBody === null ? null : await container.verifiers.retell(rawBody, request.headers);
  if (!event) {
    container.log.info("tool.rejected", { route: toolName.slice(0, 64), code: "unauthorized" });
    return new Response(null, { status: 401 });
  }
  const { answer, line, note } = await runTool(container, toolName, event.payload);
  const durationMs = Math.round(performance.now() - startedAt);
  container.log.info("tool.answered", {
    tool: toolName.slice(0, 64),
    businessId: line?.businessId,
    causeId: line?.callId,
    outcome: answer.data.outcome,
    durationMs,
  });
  if (note) notes.add(container, { ...note, result: answer, outcome: answer.data.outcome, durationMs });
  if (writes.has(toolName) || alsoLeaveJobs.has(toolName)) container.afterResponse(() => container.drain());
  return Response.json(forModel(answer));
}

interface Ran {
  answer: ToolAnswer;
  line: ToolCallLine | null;
  note: Pick<ToolCallNote, "businessId" | "callId" | "eventKey" | "toolName" | "args" | "occurredAt"> | null;
}

async function runTool(container: Container, toolName: string, payload: unknown): Promise<Ran> {
  const tool = findTool(toolName);
  const call = container.verifiers.readToolCall(payload, toolName);
  if (!tool || !call) return refused(tool ? "invalid_envelope" : "unknown_tool");
  const now = container.now();
  let line: ToolCallLine | null = null;
  try {
    line = await findLine(container, call, now);
    if (!line)
      return { ...refused("unknown_line"), answer: { say: unknownLine.en, data: { outcome: "unknown_line" } } };
    const { businessId, callId, language } = line;
    const occurredAt = now;
    const eventKey = call.invocationKey ?? `tool:${toolName}:${now.getTime()}`;
    const args = redactDeep(call.args);
    const note = { businessId, callId, eventKey, toolName, args, occurredAt };
    if (line.isBlocked && !openToAll.has(toolName)) {
      return { answer: { say: SENTENCES[language].blocked, data: { outcome: "blocked" } }, line, note };
    }
    const ctx = {
      ...container.ports,
      now,
      requestId: eventKey,
      causeId: callId,
      actor: { kind: "caller" as const, id: call.callerNumber },
    };
    if (line.isTrial) {
      const asked = { id: eventKey, name: toolName, args: typeof args === "object" ? { ...args } : {} };
      const { result } = await runDryTool(ctx, { ...line, callerNumber: call.callerNumber }, asked);
      return { answer: { ...result, data: { ...result.data, is_trial: true } }, line, note };
    }
    const running = tool.runParsed(ctx, { ...line, callerNumber: call.callerNumber }, args);
    if (!running) {
      return { answer: { say: misunderstood[language], data: { outcome: "invalid_arguments" } }, line, note };
    }
    return {
      answer: await withDeadline(running, writes.has(toolName) ? deadlineMs.write : deadlineMs.read),
      line,
      note,
    };
  } catch (error) {
    container.log.error("tool.failed", error, {
      tool: toolName,
      businessId: line?.businessId,
      code: toAppError(error).code,
    });
    const language = line?.language ?? "en";
    const say = tool.sayFailure(call.args, language) ?? apology[language];
    return { answer: { say, data: { outcome: "unavailable" } }, line, note: null };
  }
}

function refused(outcome: string): Ran {
  return { answer: { say: misunderstood.en, data: { outcome } }, line: null, note: null };
}

async function findLine(
  container: Container,
  call: CallLine & { providerCallId: string; knownCallId: string | null; startedAt: Date | null },
  now: Date,
): Promise<ToolCallLine | null> {
  const key = `${call.providerCallId} ${call.agentId} ${call.lineNumber}`;
  const known = lines.get(key);
  if (known) return known;
  const line = await container.ports.calls.openToolCall({ ...call, engine: "retell", now });
  if (line) lines.set(key, line);
  return line;
}

/** Rejects when the work takes too long. The work goes on; what it does is found by the next attempt. */
async function withDeadline<Result>(work: Promise<Result>, ms: number): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("the tool missed its deadline")), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
