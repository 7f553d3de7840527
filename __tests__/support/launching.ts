import { makeUser } from "@/__tests__/support/make-business";
import { openTestContainer, type TestContainer } from "@/__tests__/support/test-container";
import type { PhoneChoice } from "@/lib/domain/onboarding/wizard-steps";
import { drainJobs } from "@/lib/jobs/drain";
import type { Ports } from "@/lib/ports";
import { startCheckout } from "@/lib/services/launch/start-checkout";
import { startLaunch } from "@/lib/services/launch/start-launch";
import { chooseNumber } from "@/lib/services/onboarding/choose-number";

/** Businesses on their way to their first call. */
export interface Launching {
  app: TestContainer;
  /** Registers somebody, opens the payment page and chooses a number; E.164 numbers count up from (303) 555-0000. */
  open(choice?: PhoneChoice, plan?: { isPaid: boolean }): Promise<{ id: string; customerId: string; e164: string }>;
  pay(customerId: string, status?: string): void;
  start(businessId: string): Promise<void>;
  /** Runs what is due, now or some seconds later. */
  drain(seconds?: number): Promise<void>;
  /** "done", "failed" ... by step, up to the first that has not begun. */
  steps(businessId: string): Promise<Record<string, string>>;
  /** A call comes in on a number, forwarded from another where its carrier says so. */
  ring(businessId: string, line: string, caller?: string, divertedFrom?: string): Promise<void>;
  ctx(): Ports & { now: Date; requestId: string; causeId: null; actor: { kind: "system"; id: string } };
}

let made = 0;

export async function openLaunching(): Promise<Launching> {
  const app = await openTestContainer();
  const { admin } = app.database;
  const launching: Launching = {
    app,
    ctx: () => ({
      ...app.container.ports,
      now: app.clock.now,
      requestId: "test",
      causeId: null,
      actor: { kind: "system", id: "launch" },
    }),
    async open(choice, { isPaid } = { isPaid: true }) {
      made += 1;
      const email = `launch-${made}@example.com`;
      const id = await app.container.ports.businesses.register({
        userId: await makeUser(admin, email),
        name: `Launch Plumbing ${made}`,
        trade: "plumbing",
        timeZone: "America/Denver",
        email,
        now: app.clock.now,
      });
      const e164 = `+1303555${String(made).padStart(4, "0")}`;
      await startCheckout(launching.ctx(), { businessId: id, planId: "standard" });
      const customerId = `cus_${id}`;
      if (isPaid) launching.pay(customerId);
      await chooseNumber(launching.ctx(), id, choice ?? { choice: "local", e164 });
      return { id, customerId, e164 };
    },
    pay(customerId, status = "active") {
      app.planSales.subscriptions.set(customerId, status);
      app.billing.subscriptions.set(`sub_${customerId}`, {
        customerId,
        status,
        planId: null,
        periodStart: null,
        periodEnd: null,
        endsAt: null,
        isLapsed: false,
      });
    },
    async start(businessId) {
      await startLaunch(launching.ctx(), businessId);
    },
    async drain(seconds = 0) {
      app.clock.now = new Date(app.clock.now.getTime() + seconds * 1_000);
      await drainJobs(app.container.ports, {
        now: () => app.clock.now,
        budgetMs: 60_000,
        concurrency: 6,
        leaseSeconds: 60,
      });
    },
    async steps(businessId) {
      const { rows } = await admin.query<{ step: string; state: string }>(
        "select step, state from public.launch_steps where business_id = $1 and started_at is not null order by position",
        [businessId],
      );
      return Object.fromEntries(rows.map(({ step, state }) => [step, state]));
    },
    async ring(businessId, line, caller = "+17205550000", divertedFrom) {
      await admin.query(
        `insert into public.calls (business_id, line_number, caller_number, diverted_from, started_at)
         values ($1, $2, $3, $4, $5)`,
        [businessId, line, caller, divertedFrom ?? null, app.clock.now],
      );
    },
  };
  return launching;
}
