import type { TransferEvent } from "@/lib/domain/calls/transfer-event";
import type { Ctx } from "@/lib/ports";
import { tellTarget } from "./transfer-call";

/**
 * Hears of a phone that Retell rings for a caller: keeps the attempt with its outcome, and texts whoever is rung what it
 * is about, unless they know already. In any order and any number of times the same.
 */
export async function hearTransferEvent(
  ctx: Ctx<"calls" | "transfers" | "texts">,
  event: TransferEvent,
): Promise<"noted" | "unchanged" | "not_found"> {
  const { state, phone, cause, at, ...call } = event;
  const line = await ctx.calls.openToolCall({ ...call, engine: "retell", now: ctx.now });
  if (!line) return "not_found";
  const { businessId, callId } = line;
  if (state === "ringing") await tellOf(ctx, { businessId, callId, callerNumber: call.callerNumber }, phone);
  return ctx.transfers.note({ businessId, callId, position: null, phone, state, cause, at });
}

async function tellOf(
  ctx: Ctx<"transfers" | "texts">,
  { businessId, callId, callerNumber }: { businessId: string; callId: string; callerNumber: string | null },
  phone: string,
): Promise<void> {
  const plan = await ctx.transfers.load({ businessId, callerNumber, to: null, now: ctx.now });
  const caller = [plan?.callerName, callerNumber ?? "a withheld number"].filter(Boolean).join(" ");
  const words = `${plan?.businessName ?? ""}: putting ${caller} through to you.`;
  await tellTarget(ctx, { businessId, callId, phone, words });
}
