import { type BusinessPlan, makeBusiness, type TestBusiness } from "@/__tests__/support/make-business";
import { stripeRequest } from "@/__tests__/support/signed-requests";
import { openTestContainer, type TestContainer } from "@/__tests__/support/test-container";
import { receiveWebhook } from "@/lib/http/receive-webhook";
import { drainJobs } from "@/lib/jobs/drain";
import type { Ports } from "@/lib/ports";

/** Businesses whose payments fail, and Stripe's words about them. */
export interface Owing {
  app: TestContainer;
  open(plan?: BusinessPlan): Promise<TestBusiness>;
  /** What Stripe says of the plan from now on; no event is sent. */
  set(business: TestBusiness, status: string, change?: { isLapsed?: boolean; planId?: string }): void;
  /** An event about the plan, signed, and its job done. */
  ring(business: TestBusiness, eventId?: string): Promise<void>;
  /** Any signed event, and its job done. */
  receive(body: object): Promise<void>;
  /** Sets the clock, sweeps, and does what is due. */
  at(instant: string | Date, ports?: Ports): Promise<void>;
  /** Such as "active" or "suspended for plan_ended". */
  statusOf(business: TestBusiness): Promise<string>;
  /** "day_0 owner@example.com" for each mail about it, in order. */
  mails(business: TestBusiness): string[];
  /** Kinds of notifications, oldest first. */
  notifications(business: TestBusiness): Promise<string[]>;
}

let events = 0;

export async function openOwing(): Promise<Owing> {
  const app = await openTestContainer();
  const { admin } = app.database;
  const idOf = ({ stripeCustomerId }: TestBusiness) => `sub_${stripeCustomerId}`;
  const owing: Owing = {
    app,
    async open(plan = {}) {
      const business = await makeBusiness(admin, plan);
      owing.set(business, "active");
      await owing.ring(business);
      return business;
    },
    set(business, status, { isLapsed = false, planId } = {}) {
      app.planSales.subscriptions.set(business.stripeCustomerId, status);
      app.billing.subscriptions.set(idOf(business), {
        customerId: business.stripeCustomerId,
        status,
        planId: planId ?? null,
        periodStart: null,
        periodEnd: null,
        endsAt: null,
        isLapsed,
      });
    },
    async ring(business, eventId) {
      events += 1;
      const object = { id: idOf(business), object: "subscription" };
      await owing.receive({
        id: eventId ?? `evt_owing_${events}`,
        type: "customer.subscription.updated",
        data: { object },
      });
    },
    async receive(body) {
      const request = await stripeRequest("/api/stripe/webhook", body);
      await receiveWebhook(app.container, request, { provider: "stripe" });
      await app.settle();
    },
    async at(instant, ports = app.container.ports) {
      app.clock.now = new Date(instant);
      await app.container.ports.dunning.sweep(app.clock.now);
      await drainJobs(ports, { now: () => app.clock.now, budgetMs: 60_000, concurrency: 2, leaseSeconds: 60 });
    },
    async statusOf({ id }) {
      const { rows } = await admin.query<{ status: string }>(
        "select concat_ws(' for ', status, suspended_for) as status from public.businesses where id = $1",
        [id],
      );
      return rows[0]?.status ?? "";
    },
    mails: ({ email }) =>
      app.mailer.dunning.filter(({ to }) => to === email).map(({ notice, to }) => `${notice} ${to}`),
    async notifications({ id }) {
      const { rows } = await admin.query<{ kind: string }>(
        "select kind from public.notifications where business_id = $1 order by created_at, id",
        [id],
      );
      return rows.map(({ kind }) => kind);
    },
  };
  return owing;
}
