import type { RehearsalReport } from "@/lib/domain/receptionist/rehearsal-report";
import { AppError } from "@/lib/errors";
import { dryStages, type RehearsalPorts } from "./dry-stage";
import { ownSuite } from "./own-suite";
import { type RehearsalPlan, rehearseSuite } from "./rehearse-suite";

/** What is rehearsed: a business with, where given, the variables of a draft in the place of the live ones. */
export interface RehearsalRequest {
  businessId: string;
  /** As prompt/describe-call.ts names them: greeting, language and so on. */
  variables?: Record<string, string>;
  /** The same number makes the same calls. */
  seed: number;
  onPlayed?: RehearsalPlan["onPlayed"];
}

/**
 * Lets the callers of its trade ring a business whose receptionist is about to change (spec 2.12), in memory: with its own
 * services, hours and answers and an empty calendar. Nothing is written, nobody is told, nothing is billed or counted.
 * Throws `not_found` without such a business, `conflict` when it has nothing to book yet.
 */
export async function rehearse(ctx: RehearsalPorts, request: RehearsalRequest): Promise<RehearsalReport> {
  const { businessId, variables = {}, seed, onPlayed } = request;
  const description = await ctx.businesses.describe(businessId, ctx.now);
  if (!description) throw new AppError("not_found", "There is no such business.");
  const horizonEnd = new Date(ctx.now.getTime() + 370 * 86_400_000);
  const availability = await ctx.bookings.loadAvailability(businessId, ctx.now, horizonEnd);
  if (!availability || availability.services.length === 0 || availability.resources.length === 0) {
    throw new AppError("conflict", "The business has no services or nobody to do them yet.");
  }
  const active = { ...availability, status: "active" };
  const suite = ownSuite(description, active, ctx.now);
  const openStage = dryStages(ctx, { description, availability: active, business: suite.business, variables });
  return rehearseSuite({ suite, openStage, seed, ...(onPlayed ? { onPlayed } : {}) });
}
