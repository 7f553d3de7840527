import type { LaunchStep, StepResult } from "@/lib/domain/launch/launch-step";
import { AppError, isRetryable } from "@/lib/errors";
import type { Ctx } from "@/lib/ports";
import type { LaunchFacts } from "@/lib/ports/launch";
import { routeNumbers } from "@/lib/services/calls/engine-route-numbers";
import { publishReceptionist } from "@/lib/services/receptionist/publish-receptionist";
import { confirmSubscription } from "./confirm-subscription";
import { takeNumber } from "./take-number";

export type LaunchCtx = Ctx<
  "launches" | "planSales" | "numberShop" | "fees" | "billing" | "receptionists" | "voice" | "engines" | "callControl"
>;

/** A provider that does not answer is asked this often before the owner is told. */
const attemptsMax = 5;
/** What a provider works on is nothing to speak of for this long. */
const quietSeconds = 180;
/** The longest pause between two looks at it. */
const pauseMaxSeconds = 900;

interface StepRun {
  businessId: string;
  step: LaunchStep;
  /** 1 is the first; looks at what a provider works on do not count. */
  attempt: number;
}

type Outcome =
  | { outcome: "done" | "waiting" | "failed" | "nothing_to_do" }
  | { outcome: "later"; seconds: number; reason: string };

/**
 * Makes one attempt of one step. Every step looks up what exists before it makes anything, so that a repeat after any
 * crash makes nothing twice. `later`: to be looked at again then; the owner reads why when it takes minutes. Throws the
 * provider's `unavailable` while there are attempts left; the job tries again.
 */
export async function runStep(ctx: LaunchCtx, run: StepRun): Promise<Outcome> {
  const begun = await ctx.launches.begin(run.businessId, run.step, ctx.now);
  if (begun.outcome !== "begun") return { outcome: "nothing_to_do" };
  const result = await makeAttempt(ctx, run);
  if (result.outcome !== "later") {
    await settle(ctx, run, result.outcome, result);
    return { outcome: result.outcome };
  }
  const ageSeconds = (ctx.now.getTime() - begun.startedAt.getTime()) / 1_000;
  if (ageSeconds >= quietSeconds) await settle(ctx, run, "waiting", result);
  const seconds = Math.min(pauseMaxSeconds, Math.max(2, Math.round(ageSeconds / 2)));
  return { outcome: "later", seconds, reason: result.reason };
}

function settle(
  ctx: LaunchCtx,
  { businessId, step }: StepRun,
  state: "done" | "waiting" | "failed",
  result: StepResult,
): Promise<string> {
  const { reason, advice } = result.outcome === "done" ? { reason: null, advice: null } : result;
  const { providerIds = {} } = result;
  return ctx.launches.settle({ businessId, step, state, reason, advice, providerIds, now: ctx.now });
}

async function makeAttempt(ctx: LaunchCtx, { businessId, step, attempt }: StepRun): Promise<StepResult> {
  const facts = await ctx.launches.load(businessId);
  if (!facts) throw new AppError("not_found", "There is no such business.");
  try {
    return await steps[step](ctx, businessId, facts);
  } catch (error) {
    if (isRetryable(error) && attempt < attemptsMax) throw error;
    return {
      outcome: "failed",
      reason: error instanceof AppError ? error.message : "Something went wrong on our side.",
      advice: "Try this step again in a few minutes. Nothing is bought or charged twice.",
    };
  }
}

const steps: Record<LaunchStep, (ctx: LaunchCtx, businessId: string, facts: LaunchFacts) => Promise<StepResult>> = {
  customer: ensureCustomer,
  subscription: confirmSubscription,
  number: takeNumber,
  messaging: joinMessaging,
  async receptionist(ctx, businessId) {
    const { agentId } = await publishReceptionist(ctx, businessId);
    return { outcome: "done", providerIds: { agentId } };
  },
  linking: linkNumbers,
  async test_call(_ctx, _businessId, { e164, hasCalled }) {
    if (hasCalled) return { outcome: "done" };
    return {
      outcome: "waiting",
      reason: "Your number has not been called yet.",
      advice: `Call ${e164 ?? "your number"} from any phone and talk with your receptionist.`,
    };
  },
  live: async () => ({ outcome: "done" }),
};

async function ensureCustomer(ctx: LaunchCtx, businessId: string, facts: LaunchFacts): Promise<StepResult> {
  if (!facts.plan) {
    return { outcome: "failed", reason: "No plan was chosen.", advice: "Choose a plan, then try this step again." };
  }
  const { customerId: known, businessName: name, email } = facts;
  const customerId = await ctx.planSales.ensureCustomer({ businessId, customerId: known, name, email });
  await ctx.launches.keepCustomer(businessId, facts.plan.id, customerId);
  return { outcome: "done", providerIds: { customerId } };
}

async function joinMessaging(ctx: LaunchCtx, businessId: string, facts: LaunchFacts): Promise<StepResult> {
  if (!facts.numberKind || !facts.e164) throw new AppError("conflict", "The number is missing.");
  const { profileId } = await ctx.numberShop.joinMessagingProfile({
    reference: `business:${businessId}`,
    profileId: facts.messagingProfileId,
    e164: facts.e164,
  });
  await ctx.launches.keepMessagingProfile(businessId, profileId);
  return { outcome: "done", providerIds: { profileId } };
}

async function linkNumbers(ctx: LaunchCtx, businessId: string): Promise<StepResult> {
  const { routes } = await routeNumbers(ctx, businessId);
  const left = Object.entries(routes).filter(([, where]) => where === "unknown_number" || where === "not_configured");
  if (left.length === 0) return { outcome: "done", providerIds: routes };
  return {
    outcome: "failed",
    providerIds: routes,
    reason: `${left.map(([number]) => number).join(", ")} cannot be connected to your receptionist yet. That is on our side.`,
    advice: "Our staff have been told. Try this step again later; nothing is charged twice.",
  };
}
