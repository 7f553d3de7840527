"use server";

import { revalidatePath } from "next/cache";
import { AppError } from "@/lib/errors";
import { type ActionResult, actAsMember } from "@/lib/http/act-as-member";
import { readRowId } from "@/lib/http/read-row-id";
import { type ChangedPlan, changePlan } from "@/lib/services/money/change-plan";
import { disputeFee, withdrawDispute } from "@/lib/services/money/dispute-fee";
import { openPortal } from "@/lib/services/money/open-portal";

/** Disputes a fee for its owner. */
export async function disputeOneFee(feeId: string, reason: string): Promise<ActionResult<"disputed">> {
  const done = await actAsMember("billing.dispute", ({ ctx, member }) =>
    disputeFee(ctx, {
      businessId: member.businessId,
      memberId: member.claims.sub,
      feeId: readRowId(feeId, "fee"),
      reason: String(reason),
    }),
  );
  revalidatePath("/dashboard/billing");
  return done;
}

export async function takeDisputeBack(feeId: string): Promise<ActionResult<"withdrawn">> {
  const done = await actAsMember("billing.withdraw_dispute", ({ ctx, member }) =>
    withdrawDispute(ctx, {
      businessId: member.businessId,
      memberId: member.claims.sub,
      feeId: readRowId(feeId, "fee"),
    }),
  );
  revalidatePath("/dashboard/billing");
  return done;
}

/** The address of Stripe's portal, for an owner. */
export async function openStripePortal(): Promise<ActionResult<string>> {
  return actAsMember("billing.portal", ({ ctx, member }) => {
    if (member.role !== "owner") throw new AppError("forbidden", "Only owners can manage billing.");
    return openPortal(ctx, member.businessId);
  });
}

/** Moves the business to another plan, or opens the payment page when its plan has ended; for owners. */
export async function changeMyPlan(plan: string, requestId: string): Promise<ActionResult<ChangedPlan>> {
  const done = await actAsMember("billing.change_plan", ({ ctx, member }) => {
    if (member.role !== "owner") throw new AppError("forbidden", "Only owners can manage billing.");
    const change = { planId: String(plan), requestId: readRowId(requestId, "request") };
    return changePlan(ctx, { businessId: member.businessId, ...change });
  });
  revalidatePath("/dashboard", "layout");
  return done;
}
