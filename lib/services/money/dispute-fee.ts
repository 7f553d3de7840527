import { AppError } from "@/lib/errors";
import type { Ctx } from "@/lib/ports";

const reasonMax = 500;

/**
 * An owner disputes a fee; it waits until staff decide with the call beside it. Saying it twice is `disputed` too.
 * AppError `invalid_input` without a reason, `forbidden` for who is no owner, `not_found`, `conflict` for a fee that is
 * not charged or was decided before.
 */
export async function disputeFee(
  ctx: Ctx<"fees">,
  request: { businessId: string; memberId: string; feeId: string; reason: string },
): Promise<"disputed"> {
  const reason = request.reason.trim().slice(0, reasonMax);
  if (reason === "") throw new AppError("invalid_input", "Say why this fee is wrong.");
  const outcome = await ctx.fees.dispute({ ...request, reason, now: ctx.now });
  switch (outcome) {
    case "disputed":
    case "already_disputed":
      return "disputed";
    case "decided_before":
      throw new AppError("conflict", "This fee was disputed before, and we have decided about it.");
    case "not_disputable":
      throw new AppError("conflict", "This fee is not charged, so there is nothing to dispute.");
    case "not_allowed":
      throw new AppError("forbidden", "Only owners can dispute a fee.");
    case "not_found":
      throw new AppError("not_found", "There is no such fee.");
  }
}

/**
 * An owner takes a dispute back that nobody has decided; an unpaid fee is then charged. AppError `conflict` when it is
 * decided meanwhile, `forbidden`, `not_found`.
 */
export async function withdrawDispute(
  ctx: Ctx<"fees">,
  request: { businessId: string; memberId: string; feeId: string },
): Promise<"withdrawn"> {
  const outcome = await ctx.fees.withdrawDispute({ ...request, now: ctx.now });
  switch (outcome) {
    case "withdrawn":
      return "withdrawn";
    case "not_disputed":
      throw new AppError("conflict", "This dispute is no longer open. Load the page again.");
    case "not_allowed":
      throw new AppError("forbidden", "Only owners can take a dispute back.");
    case "not_found":
      throw new AppError("not_found", "There is no such fee.");
  }
}
