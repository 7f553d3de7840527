import type { LaunchStep } from "@/lib/domain/launch/launch-step";
import type { WizardStep } from "@/lib/domain/onboarding/wizard-steps";

export interface OnboardingStore {
  /** Refuses answers that were filled in from an older revision; 0 is none. Returns the revision that stands. */
  saveStep(request: {
    businessId: string;
    step: WizardStep;
    answers: unknown;
    revision: number;
    now: Date;
  }): Promise<{ outcome: "saved" | "stale"; revision: number }>;
  load(businessId: string): Promise<{ step: WizardStep; answers: unknown; revision: number }[]>;
  apply(request: { businessId: string; profile: object; catalogue: object; now: Date }): Promise<void>;
}

/** A plan as it is sold; money in cents. */
export interface OfferedPlan {
  id: string;
  name: string;
  monthlyCents: number;
  setupCents: number;
  trialDays: number;
}

/** What the steps of a launch go by. */
export interface LaunchFacts {
  businessName: string;
  email: string | null;
  /** Null before a plan was chosen. */
  plan: OfferedPlan | null;
  customerId: string | null;
  subscriptionStatus: string | null;
  choice: "local" | "toll_free" | "forward" | null;
  /** The number that is had, else the one that is held. */
  e164: string | null;
  forwardFrom: string | null;
  orderId: string | null;
  /** Null until the number is had. */
  numberKind: "local" | "toll_free" | null;
  numberId: string | null;
  messagingProfileId: string | null;
  /** A call reached the number. */
  hasCalled: boolean;
}

export interface LaunchStore {
  load(businessId: string): Promise<LaunchFacts | null>;
  start(businessId: string, now: Date): Promise<"started" | "already_started" | "no_number">;
  /** `startedAt`: when the step began, or somebody or something had it begin anew. */
  begin(
    businessId: string,
    step: LaunchStep,
    now: Date,
  ): Promise<{ outcome: "begun" | "settled" | "too_early" | "unknown"; startedAt: Date }>;
  settle(request: {
    businessId: string;
    step: LaunchStep;
    state: "done" | "waiting" | "running" | "failed";
    reason: string | null;
    advice: string | null;
    providerIds: Record<string, string>;
    now: Date;
  }): Promise<string>;
  retry(request: {
    businessId: string;
    step: LaunchStep;
    isSkipped: boolean;
    now: Date;
  }): Promise<"queued" | "skipped" | "not_now" | "not_skippable" | "unknown">;
  reserveNumber(request: {
    businessId: string;
    choice: "local" | "toll_free" | "forward";
    e164: string | null;
    forwardFrom: string | null;
    carrier: string | null;
    now: Date;
  }): Promise<"reserved" | "taken" | "already_bought">;
  /** Null when the pool is empty. */
  takePoolNumber(businessId: string, now: Date): Promise<{ e164: string; numberId: string | null } | null>;
  /** Null: the order came to nothing, and another number may be chosen. */
  keepOrder(businessId: string, orderId: string | null): Promise<void>;
  keepNumber(request: {
    businessId: string;
    e164: string;
    kind: "local" | "toll_free";
    numberId: string | null;
    now: Date;
  }): Promise<"kept" | "taken" | "not_paid">;
  keepMessagingProfile(businessId: string, profileId: string): Promise<void>;
  keepCustomer(businessId: string, planId: string, customerId: string | null): Promise<"kept" | "unknown_plan">;
  startForwardingTest(businessId: string, callerNumber: string, now: Date): Promise<string>;
}

/** Numbers at the carrier. All throw `unavailable` when it cannot answer now. */
export interface NumberShop {
  /** Local numbers that can be ordered. `isNearby`: the closest that there are, when the area code has none. */
  search(wish: {
    areaCode: string;
    limit: number;
    isNearby: boolean;
  }): Promise<{ e164: string; monthlyCents: number }[]>;
  /** Orders once a reference: what was ordered before is found. */
  order(request: {
    e164: string;
    reference: string;
    orderId: string | null;
  }): Promise<
    | { outcome: "bought"; orderId: string; numberId: string }
    | { outcome: "pending"; orderId: string }
    | { outcome: "gone" }
  >;
  /** One profile a reference, made when there is none, with the number on it. */
  joinMessagingProfile(request: {
    reference: string;
    profileId: string | null;
    e164: string;
  }): Promise<{ profileId: string }>;
  /** Gives a number up; one that is gone already counts as given up. */
  release(numberId: string): Promise<void>;
}

/** How a customer pays. `endsAt`: the plan was cancelled and ends then. */
export interface PaymentAccount {
  card: { brand: string; last4: string; expiresMonth: number; expiresYear: number } | null;
  endsAt: Date | null;
  trialEndsAt: Date | null;
}

/** Selling plans. All throw `unavailable` when the payment provider cannot answer now. */
export interface PlanSales {
  /** One customer a business: found before it is made. */
  ensureCustomer(business: {
    businessId: string;
    customerId: string | null;
    name: string;
    email: string | null;
  }): Promise<string>;
  /** The page to pay at: the one that is still open, or a new one. Who had a plan before gets no second trial. */
  openCheckout(request: {
    businessId: string;
    customerId: string;
    plan: OfferedPlan;
    successUrl: string;
    cancelUrl: string;
  }): Promise<{ outcome: "open"; url: string } | { outcome: "already_subscribed" }>;
  /** The newest subscription of a customer, as it is now. */
  findSubscription(customerId: string): Promise<{ id: string; status: string } | null>;
  /** Moves the running subscription of a customer to a plan, once a request. `unpaid`: nothing was changed. */
  changePlan(request: {
    customerId: string;
    plan: OfferedPlan;
    requestId: string;
  }): Promise<{ outcome: "changed" | "unchanged" | "unpaid"; subscriptionId: string } | { outcome: "no_subscription" }>;
  /** A page of the provider to change the card, the plan or to cancel; for one visit. */
  openPortal(request: { customerId: string; returnUrl: string }): Promise<string>;
  /** Ends every plan of a customer now; none that stands is fine too. */
  cancelPlan(customerId: string): Promise<void>;
  /** What the provider alone knows of how a customer pays. */
  describeAccount(customerId: string): Promise<PaymentAccount>;
}
