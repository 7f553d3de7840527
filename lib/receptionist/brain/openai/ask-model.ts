import { toAppError } from "@/lib/errors";
import type { Ctx } from "@/lib/ports";
import type { ModelRequest, SpendPurpose } from "@/lib/ports/engines";
import type { ToolCall } from "@/lib/receptionist/brain/brain";
import type { TranscriptEntry } from "@/lib/receptionist/brain/transcript";
import { publishTools } from "@/lib/receptionist/tools/registry";
import { checkAnswer } from "./check-answer";
import { fillPrompt } from "./fill-prompt";
import { toMessages } from "./to-messages";

export type ModelTurn =
  | { outcome: "answered"; say: string; toolCalls: ToolCall[] }
  /** `reason`: a failure's code, a kind of nonsense, or the cap on spending. */
  | { outcome: "failed"; reason: string };

interface AskModel {
  businessId: string;
  purpose: SpendPurpose;
  variables: Record<string, string>;
  entries: readonly TranscriptEntry[];
  /** All attempts together. */
  deadlineMs: number;
}

const attemptsMax = 2;
/** Less is not worth another attempt. */
const attemptMsMin = 800;
const outputTokensMax = 400;

/**
 * Asks the model for the next turn: within the deadline, within the business's spend of the day, twice at most. Never
 * throws for what a model or its provider does; the caller hears the scripted receptionist then.
 */
export async function askModel(ctx: Ctx<"model" | "engines" | "settings">, ask: AskModel): Promise<ModelTurn> {
  if (!ctx.model.isConfigured) return { outcome: "failed", reason: "not_configured" };
  const system = fillPrompt(ask.variables);
  const request: ModelRequest = {
    system,
    messages: toMessages(ask.entries),
    tools: publishTools(),
    maxOutputTokens: outputTokensMax,
  };
  const endsAt = performance.now() + ask.deadlineMs;
  let reason = "timeout";
  for (let attempt = 0; attempt < attemptsMax; attempt++) {
    const leftMs = endsAt - performance.now();
    if (leftMs < attemptMsMin) break;
    const answer = await askOnce(ctx, ask, request, leftMs);
    if (answer.outcome === "answered") return answer;
    reason = answer.reason;
    if (reason === "spend_cap" || reason === "refused") break;
  }
  return { outcome: "failed", reason };
}

async function askOnce(
  ctx: Ctx<"model" | "engines" | "settings">,
  { businessId, purpose, entries }: AskModel,
  request: ModelRequest,
  timeoutMs: number,
): Promise<ModelTurn> {
  const reserved = ctx.model.estimateMicros(request);
  const capMicros = ctx.settings.modelDailyCapCents * 10_000;
  const isCovered = await ctx.engines
    .reserveModelSpend(businessId, purpose, reserved, capMicros, ctx.now)
    .catch((error: unknown) => toAppError(error).code);
  if (isCovered !== true) return { outcome: "failed", reason: isCovered || "spend_cap" };
  // A request whose answer was lost may have been paid for: its reservation counts as spent.
  let spent = reserved;
  try {
    const reply = await ctx.model.answer(request, timeoutMs);
    spent = reply.costMicros;
    const checked = checkAnswer(reply, entries, request.system);
    return "nonsense" in checked
      ? { outcome: "failed", reason: checked.nonsense }
      : { outcome: "answered", ...checked };
  } catch (error) {
    return { outcome: "failed", reason: toAppError(error).code };
  } finally {
    await ctx.engines.settleModelSpend(businessId, purpose, reserved, spent, ctx.now).catch(() => undefined);
  }
}
