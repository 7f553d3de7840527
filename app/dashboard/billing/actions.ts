"use server";

import { revalidatePath } from "next/cache";
import { AppError } from "@/lib/errors";
import { type ActionResult, actAsMember } from "@/lib/http/act-as-member";
import { readRowId } from "@/lib/http/read-row-id";
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
