import { AppError } from "@/lib/errors";
import type { Ctx } from "@/lib/ports";
import { giveBackCalendar } from "@/lib/services/calendar/change-connection";

interface ByMember {
  businessId: string;
  memberId: string;
}

export type DeletionAsked = { outcome: "requested" | "already" } | { outcome: "refused"; problem: string };

/** Asks for the end of a business in thirty days. `endsLine`: the receptionist stops answering now. AppError `forbidden`. */
export async function requestDeletion(
  ctx: Ctx<"privacy">,
  request: ByMember & { name: string; endsLine: boolean },
): Promise<DeletionAsked> {
  const outcome = await ctx.privacy.requestDeletion({ ...request, now: ctx.now });
  switch (outcome) {
    case "not_allowed":
      throw new AppError("forbidden", "Only an owner can delete the business.");
    case "wrong_name":
      return { outcome: "refused", problem: "This is not the name. Type it as it stands above." };
    case "held":
      return { outcome: "refused", problem: "A legal hold keeps data of this business. Release it first." };
    default:
      return { outcome };
  }
}

/** Takes the wish back. AppError `forbidden`, `conflict` when it is too late. */
export async function undoDeletion(ctx: Ctx<"privacy">, request: ByMember): Promise<"undone" | "not_found"> {
  const outcome = await ctx.privacy.undoDeletion({ ...request, now: ctx.now });
  if (outcome === "not_allowed") throw new AppError("forbidden", "Only an owner can take this back.");
  if (outcome === "too_late") throw new AppError("conflict", "The thirty days are over; the deletion has begun.");
  return outcome;
}

/** Rows of each long table that one transaction erases. */
const batch = 200;

/**
 * Ends a business whose thirty days are over: the plan at Stripe, the numbers at Telnyx, the agent at Retell, the grant
 * at Google, then every row that the law does not keep; files, calls at the voice provider and what was filed with the
 * carriers go by jobs of their own. Each step finds what an earlier run has done, so that it may be cut off anywhere.
 * `waits`: not due, or a hold stands. `goes_on`: `mayGoOn` said after one part of the rows that there is no time for
 * another. Throws `unavailable` while a provider does not answer: what it holds would be forgotten here.
 */
export async function deleteBusiness(
  ctx: Ctx<"privacy" | "planSales" | "numberShop" | "voice" | "calendars" | "calendarSyncs" | "calendarSource">,
  businessId: string,
  mayGoOn: () => boolean = () => true,
): Promise<"erased" | "goes_on" | "waits" | "gone"> {
  const begun = await ctx.privacy.beginDeletion(businessId, ctx.now);
  if (begun.outcome !== "run") return begun.outcome;
  if (begun.stripeCustomerId) await ctx.planSales.cancelPlan(begun.stripeCustomerId);
  for (const numberId of begun.numberIds) await ctx.numberShop.release(numberId);
  if (begun.agentId) await ctx.voice.deleteAgent(begun.agentId, begun.llmId);
  await giveBackCalendar(ctx, businessId);
  while (await ctx.privacy.eraseBusiness(businessId, batch, ctx.now)) {
    if (!mayGoOn()) return "goes_on";
  }
  await ctx.privacy.finishDeletion(businessId, ctx.now);
  return "erased";
}
