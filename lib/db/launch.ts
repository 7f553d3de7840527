import { z } from "zod";
import { wizardOrder } from "@/lib/domain/onboarding/wizard-steps";
import type { LaunchFacts, LaunchStore, OnboardingStore } from "@/lib/ports/launch";
import type { AsSystem } from "./as-system";

const nothing = z.object({});

/** The wizard's answers through the app functions of migrations/functions/onboarding. */
export function createOnboardingStore(asSystem: AsSystem): OnboardingStore {
  return {
    async saveStep({ businessId, step, answers, revision, now }) {
      const [row] = await asSystem(
        "save_onboarding_step",
        { p_business_id: businessId, p_wizard_step: step, p_answers: answers, p_revision: revision, p_now: now },
        z.object({ outcome: z.enum(["saved", "stale"]), revision: z.number() }),
      );
      return row ?? { outcome: "stale", revision: 0 };
    },
    load: (businessId) =>
      asSystem(
        "load_onboarding",
        { p_business_id: businessId },
        z.object({ step: z.enum(wizardOrder), answers: z.unknown(), revision: z.number() }),
      ),
    async apply({ businessId, profile, catalogue, now }) {
      await asSystem(
        "apply_onboarding",
        { p_business_id: businessId, p_profile: profile, p_catalogue: catalogue, p_now: now },
        nothing,
      );
    },
  };
}

const planRow = z.object({
  id: z.string(),
  name: z.string(),
  monthly_cents: z.number(),
  setup_cents: z.number(),
  trial_days: z.number(),
});
const factsRow = z.object({
  business_name: z.string(),
  email: z.string().nullable(),
  plan: planRow.nullable(),
  stripe_customer_id: z.string().nullable(),
  subscription_status: z.string().nullable(),
  choice: z.enum(["local", "toll_free", "forward"]).nullable(),
  e164: z.string().nullable(),
  forward_from: z.string().nullable(),
  order_id: z.string().nullable(),
  number_kind: z.enum(["local", "toll_free"]).nullable(),
  number_id: z.string().nullable(),
  messaging_profile_id: z.string().nullable(),
  has_called: z.boolean(),
});

function toFacts(row: z.infer<typeof factsRow>): LaunchFacts {
  return {
    businessName: row.business_name,
    email: row.email,
    plan: row.plan && {
      id: row.plan.id,
      name: row.plan.name,
      monthlyCents: row.plan.monthly_cents,
      setupCents: row.plan.setup_cents,
      trialDays: row.plan.trial_days,
    },
    customerId: row.stripe_customer_id,
    subscriptionStatus: row.subscription_status,
    choice: row.choice,
    e164: row.e164,
    forwardFrom: row.forward_from,
    orderId: row.order_id,
    numberKind: row.number_kind,
    numberId: row.number_id,
    messagingProfileId: row.messaging_profile_id,
    hasCalled: row.has_called,
  };
}

/** Launches through the app functions of migrations/functions/launch. */
export function createLaunchStore(asSystem: AsSystem): LaunchStore {
  return { ...createSteps(asSystem), ...createKeeping(asSystem) };
}

type Steps = Pick<LaunchStore, "load" | "start" | "begin" | "settle" | "retry">;

/** One word of an app function that returns nothing else. */
async function askWord<Word extends string>(
  asSystem: AsSystem,
  name: string,
  args: Record<string, unknown>,
  words: readonly [Word, ...Word[]],
): Promise<Word> {
  const [row] = await asSystem(name, args, z.object({ [name]: z.enum(words) }));
  return z.enum(words).parse(row?.[name]);
}

function createSteps(asSystem: AsSystem): Steps {
  return {
    async load(businessId) {
      const [row] = await asSystem("load_launch", { p_business_id: businessId }, factsRow);
      return row ? toFacts(row) : null;
    },
    start: (businessId, now) =>
      askWord(asSystem, "start_launch", { p_business_id: businessId, p_now: now }, [
        "started",
        "already_started",
        "no_number",
      ]),
    async begin(businessId, step, now) {
      const [row] = await asSystem(
        "begin_launch_step",
        { p_business_id: businessId, p_launch_step: step, p_now: now },
        z.object({ outcome: z.enum(["begun", "settled", "too_early", "unknown"]), started_at: z.date() }),
      );
      return row ? { outcome: row.outcome, startedAt: row.started_at } : { outcome: "unknown", startedAt: now };
    },
    settle: ({ businessId, step, state, reason, advice, providerIds, now }) =>
      askWord(
        asSystem,
        "settle_launch_step",
        {
          p_business_id: businessId,
          p_launch_step: step,
          p_launch_state: state,
          p_reason: reason,
          p_advice: advice,
          p_provider_ids: providerIds,
          p_now: now,
        },
        ["done", "waiting", "running", "failed", "skipped", "unknown"],
      ),
    retry: ({ businessId, step, isSkipped, now }) =>
      askWord(
        asSystem,
        "retry_launch_step",
        { p_business_id: businessId, p_launch_step: step, p_is_skipped: isSkipped, p_now: now },
        ["queued", "skipped", "not_now", "not_skippable", "unknown"],
      ),
  };
}

function createKeeping(asSystem: AsSystem): Omit<LaunchStore, keyof Steps> {
  return {
    reserveNumber: ({ businessId, choice, e164, forwardFrom, carrier, now }) =>
      askWord(
        asSystem,
        "reserve_number",
        {
          p_business_id: businessId,
          p_choice: choice,
          p_e164: e164,
          p_forward_from: forwardFrom,
          p_carrier: carrier,
          p_now: now,
        },
        ["reserved", "taken", "already_bought"],
      ),
    async takePoolNumber(businessId, now) {
      const [row] = await asSystem(
        "take_pool_number",
        { p_business_id: businessId, p_now: now },
        z.object({ e164: z.string(), number_id: z.string().nullable() }),
      );
      return row ? { e164: row.e164, numberId: row.number_id } : null;
    },
    async keepOrder(businessId, orderId) {
      await asSystem("keep_number_order", { p_business_id: businessId, p_order_id: orderId }, nothing);
    },
    keepNumber: ({ businessId, e164, kind, numberId, now }) =>
      askWord(
        asSystem,
        "keep_number",
        { p_business_id: businessId, p_e164: e164, p_number_kind: kind, p_number_id: numberId, p_now: now },
        ["kept", "taken", "not_paid"],
      ),
    async keepMessagingProfile(businessId, profileId) {
      await asSystem("keep_messaging_profile", { p_business_id: businessId, p_profile_id: profileId }, nothing);
    },
    keepCustomer: (businessId, planId, customerId) =>
      askWord(asSystem, "keep_customer", { p_business_id: businessId, p_plan_id: planId, p_account_id: customerId }, [
        "kept",
        "unknown_plan",
      ]),
    async startForwardingTest(businessId, callerNumber, now) {
      const [row] = await asSystem(
        "start_forwarding_test",
        { p_business_id: businessId, p_caller_number: callerNumber, p_now: now },
        z.object({ start_forwarding_test: z.string() }),
      );
      return row?.start_forwarding_test ?? "";
    },
  };
}
