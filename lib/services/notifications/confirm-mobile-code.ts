import { AppError } from "@/lib/errors";
import type { Ctx } from "@/lib/ports";
import { hashMobileCode } from "./mobile-code";

export type ConfirmedCode = { outcome: "confirmed" } | { outcome: "refused"; problem: string };

const problems = {
  replaced: "A newer code was sent. Enter that one.",
  too_many: "That was wrong five times. Ask for a new code.",
  late: "This code has run out after ten minutes. Ask for a new one.",
  used: "This code was used already. Ask for a new one.",
  none: "Ask for a code first.",
} as const;

/** Takes the code that a member typed, however they spaced it; their mobile counts from then on. */
export async function confirmMobileCode(
  ctx: Ctx<"mobiles" | "slotKey">,
  request: { businessId: string; memberId: string; code: string },
): Promise<ConfirmedCode> {
  const code = request.code.slice(0, 40).replaceAll(/[\s-]/g, "");
  if (!/^\d{6}$/.test(code)) return { outcome: "refused", problem: "Enter the six digits." };
  const { businessId, memberId } = request;
  const codeHash = hashMobileCode(ctx.slotKey, { businessId, memberId, code });
  const confirmed = await ctx.mobiles.confirm({ businessId, memberId, codeHash, now: ctx.now });
  if (confirmed.outcome === "confirmed") return { outcome: "confirmed" };
  if (confirmed.outcome !== "wrong") return { outcome: "refused", problem: problems[confirmed.outcome] };
  const { attemptsLeft } = confirmed;
  const left = attemptsLeft === 1 ? "one more try" : `${attemptsLeft} more tries`;
  return { outcome: "refused", problem: `This is not the code. You have ${left}.` };
}

/** Forgets a member's mobile; nothing is texted to it any more. AppError `forbidden` for strangers. */
export async function removeMobile(
  ctx: Ctx<"mobiles">,
  { businessId, memberId }: { businessId: string; memberId: string },
): Promise<void> {
  if ((await ctx.mobiles.remove(businessId, memberId, ctx.now)) === "not_allowed") {
    throw new AppError("forbidden", "You do not belong to this business any more.");
  }
}
