import { redactDeep } from "@/lib/domain/conduct/redact-deep";
import { toAppError } from "@/lib/errors";
import type { ToolCallNote } from "@/lib/ports/stores";
import type { ToolCall } from "@/lib/receptionist/brain/brain";
import { findTool } from "@/lib/receptionist/tools/registry";
import { apology, misunderstood } from "@/lib/receptionist/tools/say";
import type { ToolAnswer, ToolLine, ToolPorts } from "@/lib/receptionist/tools/tool";

/** A caller hears nothing, or a filler, meanwhile. Changes get longer than reads. */
const deadlineMs = { read: 2_500, write: 4_500 };
const writes = new Set([
  "book_appointment",
  "reschedule_appointment",
  "cancel_appointment",
  "take_message",
  "report_emergency",
  "transfer_call",
]);
const argsCharsMax = 20_000;

/** The note of a tool call, without whose it is. */
export type PlainToolNote = Omit<ToolCallNote, "businessId" | "callId">;

export interface RanTool {
  answer: ToolAnswer;
  note: PlainToolNote;
  /** The code of a failure on our side; null when the tool answered. */
  failure: string | null;
}

/**
 * Runs one tool for the line of a live call and says how it went. Never throws: a failure becomes an apology and a way
 * on. Unknown tools and arguments that make no sense are answers too. `eventKey` is the same for a repeat of the call.
 */
export async function runEngineTool(
  ctx: ToolPorts,
  line: ToolLine,
  asked: ToolCall,
  eventKey: string,
): Promise<RanTool> {
  const call = { ...asked, args: redactDeep(asked.args) };
  const startedAt = performance.now();
  const { answer, failure } = await answerTool(ctx, line, call);
  const args = JSON.stringify(call.args).length <= argsCharsMax ? call.args : { shortened: true };
  return {
    answer,
    failure,
    note: {
      eventKey,
      toolName: call.name.slice(0, 64),
      args,
      result: answer,
      outcome: answer.data.outcome,
      durationMs: Math.round(performance.now() - startedAt),
      occurredAt: ctx.now,
    },
  };
}

async function answerTool(
  ctx: ToolPorts,
  line: ToolLine,
  call: ToolCall,
): Promise<{ answer: ToolAnswer; failure: string | null }> {
  const say = misunderstood[line.language];
  const tool = findTool(call.name);
  if (!tool) return { answer: { say, data: { outcome: "unknown_tool" } }, failure: null };
  try {
    const running = tool.runParsed(ctx, line, call.args);
    if (!running) return { answer: { say, data: { outcome: "invalid_arguments" } }, failure: null };
    const ms = writes.has(call.name) ? deadlineMs.write : deadlineMs.read;
    return { answer: await withDeadline(running, ms), failure: null };
  } catch (error) {
    return {
      answer: {
        say: tool.sayFailure(call.args, line.language) ?? apology[line.language],
        data: { outcome: "unavailable" },
      },
      failure: toAppError(error).code,
    };
  }
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
