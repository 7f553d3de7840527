import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Launching, openLaunching } from "@/__tests__/support/launching";
import { describeOwnerMail } from "@/lib/providers/resend/owner-mail";
import { retryStep } from "@/lib/services/launch/retry-step";
import { applyBillingEvent } from "@/lib/services/money/apply-billing-event";

let launching: Launching;

beforeAll(async () => {
  launching = await openLaunching();
});
beforeEach(async () => {
  const { app } = launching;
  app.voice.isDown = false;
  app.planSales.isDown = false;
  app.numberShop.isDown = false;
  app.mailer.mails.length = 0;
  await app.database.admin.query("truncate public.jobs");
});
afterAll(() => launching.app.close());

async function stepOf(businessId: string, step: string): Promise<{ state: string; reason: string; advice: string }> {
  const { rows } = await launching.app.database.admin.query(
    "select state, reason, advice from public.launch_steps where business_id = $1 and step = $2",
    [businessId, step],
  );
  return rows[0];
}

async function stateOf(businessId: string): Promise<string> {
  const { rows } = await launching.app.database.admin.query(
    "select state from public.launches where business_id = $1",
    [businessId],
  );
  return rows[0].state;
}

async function news(businessId: string): Promise<{ kind: string; title: string; body: string; is_urgent: boolean }[]> {
  const { rows } = await launching.app.database.admin.query(
    "select kind, title, body, is_urgent from public.notifications where business_id = $1 order by created_at, id",
    [businessId],
  );
  return rows;
}

/** Five tries, a minute apart. */
async function tryFiveTimes(): Promise<void> {
  for (const seconds of [0, 60, 60, 60, 60]) await launching.drain(seconds);
  await launching.drain();
}

describe("a launch that stops", () => {
  test("is told to the owner here and by mail, with what happened and the way to the launch", async () => {
    const { app } = launching;
    const { id } = await launching.open();
    app.voice.isDown = true;
    await launching.start(id);
    await tryFiveTimes();

    expect(await stepOf(id, "receptionist")).toMatchObject({ state: "failed" });
    expect(await news(id)).toEqual([
      {
        kind: "launch_failed",
        title: "Your launch has stopped and needs you",
        body: expect.stringMatching(/^Your receptionist: .*cannot be reached.*Try this step again/),
        is_urgent: true,
      },
    ]);
    expect(app.mailer.mails).toHaveLength(1);
    const [mail] = app.mailer.mails;
    expect(mail && describeOwnerMail(mail, "https://app.example.com")).toMatchObject({
      subject: "Urgent: Your launch has stopped and needs you",
      link: "https://app.example.com/onboarding/launch",
    });
  });

  test("is told once a run: again when it was tried again and fails again, not when a job comes twice", async () => {
    const { app } = launching;
    const { id } = await launching.open();
    app.voice.isDown = true;
    await launching.start(id);
    await tryFiveTimes();
    await app.database.admin.query(
      "update public.jobs set state = 'queued' where business_id = $1 and kind = 'launch_step' and payload ->> 'step' = 'receptionist'",
      [id],
    );
    await tryFiveTimes();
    expect(await news(id)).toHaveLength(1);

    await retryStep(launching.ctx(), { businessId: id, step: "receptionist" });
    await tryFiveTimes();

    expect(await news(id)).toHaveLength(2);
    expect(app.mailer.mails).toHaveLength(2);
  });

  test("is mailed also to an owner who wants no mails about the account", async () => {
    const { app } = launching;
    const { id } = await launching.open();
    const { rows } = await app.database.admin.query("select user_id from public.memberships where business_id = $1", [
      id,
    ]);
    await app.database.admin.query(
      "insert into public.member_preferences (business_id, user_id, email_groups) values ($1, $2, '{bookings}')",
      [id, rows[0].user_id],
    );
    app.voice.isDown = true;
    await launching.start(id);
    await tryFiveTimes();

    expect(app.mailer.mails).toHaveLength(1);
  });
});

describe("a payment", () => {
  test("after a cancelled plan lets the launch go on without anybody's click", async () => {
    const { id, customerId } = await launching.open(undefined, { isPaid: false });
    launching.pay(customerId, "canceled");
    await launching.start(id);
    await launching.drain();
    expect(await stepOf(id, "subscription")).toMatchObject({
      state: "waiting",
      reason: expect.stringContaining("cancelled"),
    });

    launching.pay(customerId);
    await applyBillingEvent(launching.ctx(), { kind: "subscription_changed", subscriptionId: `sub_${customerId}` });
    await launching.drain();

    expect(await launching.steps(id)).toMatchObject({ subscription: "done", test_call: "waiting" });
  });

  test("lets a launch go on whose payment step has failed", async () => {
    const { app } = launching;
    const { id, customerId } = await launching.open(undefined, { isPaid: false });
    await launching.start(id);
    await launching.drain();
    app.planSales.isDown = true;
    await retryStep(launching.ctx(), { businessId: id, step: "subscription" });
    await tryFiveTimes();
    expect([await stateOf(id), (await stepOf(id, "subscription")).state]).toEqual(["failed", "failed"]);

    app.planSales.isDown = false;
    launching.pay(customerId);
    await applyBillingEvent(launching.ctx(), { kind: "subscription_changed", subscriptionId: `sub_${customerId}` });
    expect(await stateOf(id)).toBe("running");
    await launching.drain();

    expect(await launching.steps(id)).toMatchObject({ subscription: "done", test_call: "waiting" });
  });
});

describe("a number that the carrier does not set up", () => {
  test("is looked for less and less often, and after some minutes the owner reads why it waits", async () => {
    const { app } = launching;
    const { id, e164 } = await launching.open();
    app.numberShop.pending.add(e164);
    await launching.start(id);
    await launching.drain();
    expect(await stepOf(id, "number")).toMatchObject({ state: "running" });
    const pauses: number[] = [];
    while (pauses.reduce((sum, pause) => sum + pause, 0) < 3_600) {
      const { rows } = await app.database.admin.query(
        "select run_at from public.jobs where business_id = $1 and kind = 'launch_step' and state = 'queued'",
        [id],
      );
      pauses.push((rows[0].run_at.getTime() - app.clock.now.getTime()) / 1_000);
      await launching.drain(pauses.at(-1));
    }

    expect(pauses).toEqual([...pauses].sort((left, right) => left - right));
    expect([pauses[0], pauses.length < 30, pauses.at(-1)]).toEqual([2, true, 900]);
    expect(await stepOf(id, "number")).toMatchObject({
      state: "waiting",
      reason: expect.stringContaining("carrier"),
      advice: expect.stringContaining("go on looking"),
    });

    app.numberShop.pending.clear();
    await launching.drain(900);
    expect(await launching.steps(id)).toMatchObject({ number: "done", test_call: "waiting" });
  });

  test("is looked for at once when the owner asks, by the job that waits", async () => {
    const { app } = launching;
    const { id, e164 } = await launching.open();
    app.numberShop.pending.add(e164);
    await launching.start(id);
    await launching.drain();
    await launching.drain(1_200);
    expect(await stepOf(id, "number")).toMatchObject({ state: "waiting" });

    app.numberShop.pending.clear();
    expect(await retryStep(launching.ctx(), { businessId: id, step: "number" })).toBe("queued");
    await launching.drain();

    expect(await launching.steps(id)).toMatchObject({ number: "done", test_call: "waiting" });
    const { rows } = await app.database.admin.query(
      "select count(*)::int as count from public.jobs where business_id = $1 and kind = 'launch_step' and payload ->> 'step' = 'number'",
      [id],
    );
    expect(rows).toEqual([{ count: 1 }]);
  });

  test("does not make one failure of the provider the fifth", async () => {
    const { app } = launching;
    const { id, e164 } = await launching.open();
    app.numberShop.pending.add(e164);
    await launching.start(id);
    await launching.drain();
    for (const seconds of [2, 2, 2]) await launching.drain(seconds);
    app.numberShop.isDown = true;
    await launching.drain(2);

    expect(await stepOf(id, "number")).toMatchObject({ state: "running" });
    app.numberShop.isDown = false;
    app.numberShop.pending.clear();
    await launching.drain(60);
    expect(await launching.steps(id)).toMatchObject({ number: "done" });
  });
});

test("a step whose process died again and again has failed, with words, and can be tried again", async () => {
  const { app } = launching;
  const { id } = await launching.open();
  await launching.start(id);
  const { jobs, launches } = app.container.ports;
  for (let time = 0; time < 12; time += 1) {
    await jobs.claim(6, 60, app.clock.now);
    await launches.begin(id, "customer", app.clock.now);
    app.clock.now = new Date(app.clock.now.getTime() + 60_000);
  }
  expect(await retryStep(launching.ctx(), { businessId: id, step: "customer" })).toBe("not_now");

  await launching.drain();

  expect(await stepOf(id, "customer")).toMatchObject({ state: "failed", reason: expect.stringContaining("our side") });
  expect(await news(id)).toMatchObject([{ kind: "launch_failed" }]);
  expect(await retryStep(launching.ctx(), { businessId: id, step: "customer" })).toBe("queued");
  await launching.drain();
  expect(await launching.steps(id)).toMatchObject({ test_call: "waiting" });
});
