import { mayBeRung } from "@/lib/domain/calls/ringable-number";
import type { Ctx } from "@/lib/ports";
import type { TransferTarget } from "@/lib/ports/transfers";
import { alertByText } from "@/lib/services/messages/queue-texts";

export type TransferResult =
  | { outcome: "transferring"; targets: TransferTarget[] }
  /** `outside_hours`: there are people, but it is not their time. */
  | { outcome: "nobody" | "outside_hours" };

interface TransferRequest {
  businessId: string;
  callId: string;
  callerNumber: string | null;
  /** A name that the caller asked for. */
  to?: string | undefined;
  /** What the caller needs, for the text that reaches the person before the ring. */
  reason?: string | undefined;
}

/**
 * Decides whose phones ring for a caller, in order, and texts the first of them what it is about (spec 2.6). Ringing is
 * the engine's part. Each person is texted once a call, however often this is asked. A phone that may not be rung is left
 * out, and noted as an attempt that failed.
 */
export async function transferCall(
  ctx: Ctx<"transfers" | "texts">,
  { businessId, callId, callerNumber, to, reason }: TransferRequest,
): Promise<TransferResult> {
  const plan = await ctx.transfers.load({ businessId, callerNumber, to: to ?? null, now: ctx.now });
  if (plan?.outcome !== "transferring") return { outcome: plan?.outcome ?? "nobody" };
  const targets = plan.targets.filter(({ phone }) => mayBeRung(phone));
  await noteRefused(
    ctx,
    { businessId, callId },
    plan.targets.filter((target) => !targets.includes(target)),
  );
  const [first] = targets;
  if (!first) return { outcome: "nobody" };
  const caller = [plan.isVip ? "VIP" : null, plan.callerName, callerNumber ?? "a withheld number"].filter(Boolean);
  const words = `${plan.businessName}: putting ${caller.join(" ")} through to you. ${reason ?? ""}`.trim();
  await tellTarget(ctx, { businessId, callId, phone: first.phone, words });
  return { outcome: "transferring", targets };
}

/** After all that ring: the phones that may not be rung, as attempts that failed. */
async function noteRefused(
  ctx: Ctx<"transfers">,
  call: { businessId: string; callId: string },
  refused: TransferTarget[],
): Promise<void> {
  for (const { phone, place } of refused) {
    const attempt = { position: 100 + place, phone, state: "failed", cause: "number_not_allowed" } as const;
    await ctx.transfers.note({ ...call, ...attempt, at: ctx.now });
  }
}

/** Texts somebody what the call is about that their phone is about to ring for, once a call and person. */
export function tellTarget(
  ctx: Ctx<"texts">,
  { businessId, callId, phone, words }: { businessId: string; callId: string; phone: string; words: string },
): Promise<"queued" | "already_sent" | "no_number"> {
  return alertByText(ctx, { businessId, key: `transfer:${callId}:${phone}`, toNumber: phone, words, callId });
}
