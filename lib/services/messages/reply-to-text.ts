import type { Ctx, Ports } from "@/lib/ports";
import type { TextTurn } from "@/lib/ports/messaging";
import type { ToolCall, ToolResult } from "@/lib/receptionist/brain/brain";
import { scriptedReceptionist } from "@/lib/receptionist/brain/scripted/scripted-receptionist";
import type { ScriptedState } from "@/lib/receptionist/brain/scripted/scripted-state";
import { findTool } from "@/lib/receptionist/tools/registry";
import { misunderstood } from "@/lib/receptionist/tools/say";
import { converseByText, textCard } from "./converse-by-text";

type ReplyCtx = Ctx<
  Extract<
    keyof Ports,
    "conversations" | "businesses" | "bookings" | "slotKey" | "texts" | "calls" | "emergencies" | "transfers"
  >
>;

/** A job takes up what came meanwhile; more than this in one go is left to the next. */
const turnsMax = 20;
const pictureWords = {
  en: "Thank you for the picture. We have passed it on. How can we help?",
  es: "Gracias por la foto. Ya la pasamos. ¿En qué le ayudamos?",
} as const;

/**
 * Answers the texts of a conversation that wait for the receptionist, one by one in the order they came, each once. A
 * repeat after a crash works the turn out anew and finds what the first had booked. Nothing when a person has taken
 * over. Returns how many were answered. Throws `unavailable` when the database cannot answer.
 */
export async function replyToText(ctx: ReplyCtx, conversationId: string): Promise<number> {
  let answered = 0;
  for (let count = 0; count < turnsMax; count++) {
    const turn = await ctx.conversations.openTurn(conversationId, ctx.now);
    if (!turn) return answered;
    const reply = await workOut(ctx, turn);
    const { messageId, turn: number } = turn;
    const kept = await ctx.conversations.finishTurn({
      conversationId,
      messageId,
      turn: number,
      now: ctx.now,
      ...reply,
    });
    if (kept === "kept") answered += 1;
  }
  return answered;
}

interface WorkedOut {
  brain: unknown;
  language: "en" | "es";
  say: string | null;
  isSettled: boolean;
}

async function workOut(ctx: ReplyCtx, turn: TextTurn): Promise<WorkedOut> {
  const { language, brain } = turn;
  if (turn.heard.trim() === "") return { brain, language, say: pictureWords[language], isSettled: false };
  const business = await ctx.businesses.describe(turn.businessId, ctx.now);
  if (!business) return { brain, language, say: null, isSettled: false };
  const card = textCard(business, { name: turn.customerName, number: turn.customerNumber, language });
  const exchange = {
    card,
    heard: turn.heard,
    saidAt: turn.saidAt,
    runTool: (call: ToolCall) => runTextTool(ctx, turn, call),
  };
  const state = readState(brain, scriptedReceptionist.begin(card));
  const reply = await converseByText({ ...exchange, state });
  return { brain: reply.state, language: reply.state.language, say: reply.say || null, isSettled: reply.isSettled };
}

/** What was kept, unless the conversation came to an end or another version of the receptionist kept it. */
function readState(brain: unknown, fresh: ScriptedState): ScriptedState | null {
  if (typeof brain !== "object" || brain === null) return null;
  const kept = brain as ScriptedState;
  const isSameForm = Object.keys(fresh).every((key) => key in kept);
  return isSameForm && !kept.isOver ? kept : null;
}

async function runTextTool(ctx: ReplyCtx, turn: TextTurn, call: ToolCall): Promise<ToolResult> {
  const { businessId, conversationId, timeZone, language, customerNumber } = turn;
  const line = { businessId, conversationId, callId: null, timeZone, language, callerNumber: customerNumber };
  const asCaller = { ...ctx, actor: { kind: "caller" as const, id: customerNumber }, causeId: turn.messageId };
  const running = findTool(call.name)?.runParsed(asCaller, line, call.args);
  const result = running
    ? await running
    : { say: misunderstood[language], data: { outcome: "invalid_arguments" as const } };
  return { id: call.id, name: call.name, result };
}
