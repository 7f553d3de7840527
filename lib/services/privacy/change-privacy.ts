import { clocksSchema } from "@/lib/domain/privacy/clocks-schema";
import { AppError } from "@/lib/errors";
import type { Ctx } from "@/lib/ports";

interface ByMember {
  businessId: string;
  memberId: string;
}

/** Saves how long things are kept, if nobody else has since. AppError `invalid_input`, `forbidden`. */
export async function saveClocks(
  ctx: Ctx<"privacy">,
  { clocks, ...request }: ByMember & { baseRevision: number; clocks: unknown },
): Promise<"saved" | "changed_elsewhere"> {
  const read = clocksSchema.safeParse(clocks);
  if (!read.success) throw new AppError("invalid_input", "Choose between 7 days and 7 years, or keep it.");
  const outcome = await ctx.privacy.saveClocks({ ...request, clocks: read.data, now: ctx.now });
  if (outcome === "not_allowed") throw new AppError("forbidden", "Only an owner can change how long things are kept.");
  return outcome;
}

/** Places a legal hold on the business, or on one customer. AppError `invalid_input`, `forbidden`, `not_found`. */
export async function placeHold(
  ctx: Ctx<"privacy">,
  request: ByMember & { customerId: string | null; reason: string },
): Promise<"placed" | "already"> {
  const reason = request.reason.trim();
  if (reason === "") throw new AppError("invalid_input", "Say why, for the record.");
  if (reason.length > 500) throw new AppError("invalid_input", "Use at most 500 letters.");
  const outcome = await ctx.privacy.placeHold({ ...request, reason, now: ctx.now });
  if (outcome === "not_allowed") throw new AppError("forbidden", "Only an owner can place a legal hold.");
  if (outcome === "not_found") throw new AppError("not_found", "There is no such customer.");
  return outcome;
}

/** Lets the clocks and deletions touch again what a hold kept. AppError `forbidden`, `not_found`. */
export async function releaseHold(ctx: Ctx<"privacy">, request: ByMember & { holdId: string }): Promise<"released"> {
  const outcome = await ctx.privacy.releaseHold({ ...request, now: ctx.now });
  if (outcome === "not_allowed") throw new AppError("forbidden", "Only an owner can release a legal hold.");
  if (outcome === "by_staff") throw new AppError("forbidden", "CloudGreet placed this hold. Write to us about it.");
  if (outcome === "not_found") throw new AppError("not_found", "This hold was released already.");
  return outcome;
}

/** Begins a copy of the business or of one customer, or finds the one that runs. AppError `forbidden`, `not_found`. */
export async function startExport(
  ctx: Ctx<"exports">,
  request: ByMember & { customerId: string | null },
): Promise<"started" | "running"> {
  const { outcome } = await ctx.exports.start({ ...request, now: ctx.now });
  if (outcome === "not_allowed") throw new AppError("forbidden", "Only an owner can take a copy of the data.");
  if (outcome === "not_found") throw new AppError("not_found", "There is no such customer.");
  return outcome;
}
