import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Launching, openLaunching } from "@/__tests__/support/launching";
import { toBillingEvent } from "@/lib/providers/stripe/mapper";
import { openPayment } from "@/lib/services/launch/open-payment";
import { retryStep } from "@/lib/services/launch/retry-step";
import { applyBillingEvent } from "@/lib/services/money/apply-billing-event";
import { chooseNumber } from "@/lib/services/onboarding/choose-number";

let launching: Launching;

beforeAll(async () => {
  launching = await openLaunching();
});
beforeEach(async () => {
  const { app } = launching;
  app.numberShop.isDown = false;
  app.voice.isDown = false;
  app.planSales.isDown = false;
  app.carrier.hasTrunk = true;
  await app.database.admin.query("truncate public.jobs");
});
afterAll(() => launching.app.close());

async function trouble(businessId: string, step: string): Promise<{ reason: string; advice: string }> {
  const { rows } = await launching.app.database.admin.query(
    "select reason, advice from public.launch_steps where business_id = $1 and step = $2",
    [businessId, step],
  );
  return rows[0];
}

const allButTheCall = {
  customer: "done",
  subscription: "done",
  number: "done",
  messaging: "done",
  receptionist: "done",
  linking: "done",
  test_call: "waiting",
};

describe("a launch", () => {
  test("goes on by itself until the first call, and the call makes the business live", async () => {
    const { id, e164 } = await launching.open();
    await launching.start(id);
    await launching.drain();
    expect(await launching.steps(id)).toEqual(allButTheCall);

    await launching.ring(id, e164);
    await launching.drain();

    expect(await launching.steps(id)).toEqual({ ...allButTheCall, test_call: "done", live: "done" });
    const { rows } = await launching.app.database.admin.query("select status from public.businesses where id = $1", [
      id,
    ]);
    expect(rows).toEqual([{ status: "active" }]);
    expect(launching.app.numberShop.bought.get(`business:${id}:${e164}`)).toBe(e164);
    expect(launching.app.carrier.routes.get(e164)).toBe("retell");
    expect(launching.app.voice.links.get(e164)).toMatch(/@\d+$/);
  });

  test("begins once, however often it is started", async () => {
    const { id } = await launching.open();
    await Promise.all([launching.start(id), launching.start(id), launching.start(id)]);

    const { rowCount } = await launching.app.database.admin.query("select from public.jobs where business_id = $1", [
      id,
    ]);
    expect(rowCount).toBe(1);
  });

  test("can pass over the test call, and over nothing else", async () => {
    const { id } = await launching.open();
    await launching.start(id);
    await launching.drain();

    const ctx = launching.ctx();
    expect(await retryStep(ctx, { businessId: id, step: "number", isSkipped: true })).toBe("not_now");
    expect(await retryStep(ctx, { businessId: id, step: "test_call", isSkipped: true })).toBe("skipped");
    await launching.drain();

    expect(await launching.steps(id)).toMatchObject({ test_call: "skipped", live: "done" });
  });
});

describe("no number is bought", () => {
  test("before the plan is paid; the payment's event lets the launch go on", async () => {
    const { id, customerId, e164 } = await launching.open(undefined, { isPaid: false });
    await launching.start(id);
    await launching.drain();
    expect(await launching.steps(id)).toEqual({ customer: "done", subscription: "waiting" });
    expect(launching.app.numberShop.bought.has(`business:${id}:${e164}`)).toBe(false);

    launching.pay(customerId, "trialing");
    await applyBillingEvent(launching.ctx(), { kind: "subscription_changed", subscriptionId: `sub_${customerId}` });
    await launching.drain();

    expect(await launching.steps(id)).toEqual(allButTheCall);
  });

  test("when the card was declined, and the owner reads what to do", async () => {
    const { id, customerId } = await launching.open(undefined, { isPaid: false });
    launching.pay(customerId, "past_due");
    await launching.start(id);
    await launching.drain();

    expect(await launching.steps(id)).toEqual({ customer: "done", subscription: "waiting" });
    expect(await trouble(id, "subscription")).toMatchObject({
      reason: expect.stringContaining("declined"),
      advice: expect.stringContaining("card"),
    });
  });

  test("and the way to the payment leads to the page that is owed: the checkout, or Stripe's own after a declined card", async () => {
    const { id, customerId } = await launching.open(undefined, { isPaid: false });

    expect(await openPayment(launching.ctx(), id)).toBe(`https://pay.example/${customerId}/standard`);
    launching.pay(customerId, "past_due");
    expect(await openPayment(launching.ctx(), id)).toBe(
      `https://portal.example/${customerId}?back=${encodeURIComponent(`${launching.ctx().settings.appUrl}/onboarding/launch`)}`,
    );
  });

  test("twice: not by two businesses that want the same one", async () => {
    const first = await launching.open();
    const second = await launching.open();

    const outcome = await chooseNumber(launching.ctx(), second.id, { choice: "local", e164: first.e164 });

    expect(outcome).toBe("taken");
  });
});

test("while a number is on order, no other one can be chosen", async () => {
  const { id } = await launching.open();
  await launching.app.container.ports.launches.keepOrder(id, "order-1");

  const outcome = await chooseNumber(launching.ctx(), id, { choice: "local", e164: "+17205559981" });

  expect(outcome).toBe("already_bought");
});

test("a paid payment page names the subscription to read again", () => {
  const event = (subscription: string | null) =>
    toBillingEvent({
      id: "evt_1",
      type: "checkout.session.completed",
      data: { object: { id: "cs_1", subscription } },
    });

  expect(event("sub_1")).toEqual({ kind: "subscription_changed", subscriptionId: "sub_1" });
  expect(event(null)).toBeNull();
});

describe("a step that fails", () => {
  test("because the number is gone says so, and another number lets it go on", async () => {
    const { id, e164 } = await launching.open();
    launching.app.numberShop.gone.add(e164);
    await launching.start(id);
    await launching.drain();
    expect(await launching.steps(id)).toMatchObject({ number: "failed" });
    expect(await trouble(id, "number")).toMatchObject({
      reason: expect.stringContaining("took the number"),
      advice: expect.stringContaining("Choose another"),
    });

    await chooseNumber(launching.ctx(), id, { choice: "local", e164: "+17205559990" });
    expect(await retryStep(launching.ctx(), { businessId: id, step: "number" })).toBe("queued");
    await launching.drain();

    expect(await launching.steps(id)).toEqual(allButTheCall);
  });

  test("because a provider is down is tried five times, then told, then runs again when asked", async () => {
    const { id } = await launching.open();
    launching.app.voice.isDown = true;
    await launching.start(id);
    for (const seconds of [0, 60, 60, 60]) await launching.drain(seconds);
    expect(await launching.steps(id)).toMatchObject({ receptionist: "running" });
    await launching.drain(60);
    expect(await launching.steps(id)).toMatchObject({ receptionist: "failed" });
    expect(await trouble(id, "receptionist")).toMatchObject({ reason: expect.stringContaining("cannot be reached") });

    launching.app.voice.isDown = false;
    await retryStep(launching.ctx(), { businessId: id, step: "receptionist" });
    await launching.drain();

    expect(await launching.steps(id)).toEqual(allButTheCall);
  });

  test("because there is no trunk to ring on makes nothing active, tells owner and staff, and runs again when asked", async () => {
    const { admin } = launching.app.database;
    const { id, e164 } = await launching.open();
    launching.app.carrier.hasTrunk = false;
    await launching.start(id);
    await launching.drain();

    expect(await launching.steps(id)).toMatchObject({ linking: "failed" });
    expect(await trouble(id, "linking")).toMatchObject({
      reason: expect.stringContaining(`${e164} cannot be connected`),
    });
    const business = () => admin.query("select status from public.businesses where id = $1", [id]);
    expect((await business()).rows).toEqual([{ status: "onboarding" }]);
    const { rows } = await admin.query("select detail from public.incidents where kind = 'numbers_not_linked'");
    expect(rows).toMatchObject([{ detail: { business_id: id, routes: { [e164]: "not_configured" } } }]);

    launching.app.carrier.hasTrunk = true;
    await retryStep(launching.ctx(), { businessId: id, step: "linking" });
    await launching.drain();

    expect(await launching.steps(id)).toEqual(allButTheCall);
    expect((await business()).rows).toEqual([{ status: "active" }]);
  });
});

test("of twenty businesses that launch at once with ten pool numbers, ten get one each and ten are told", async () => {
  const { admin } = launching.app.database;
  for (let line = 0; line < 10; line += 1) {
    await admin.query("insert into public.phone_pool (e164) values ($1)", [`+1888555010${line}`]);
  }
  const ids: string[] = [];
  for (let index = 0; index < 20; index += 1) ids.push((await launching.open({ choice: "toll_free" })).id);

  await Promise.all(ids.map((id) => launching.start(id)));
  await Promise.all([launching.drain(), launching.drain(), launching.drain()]);

  const { rows } = await admin.query<{ business_id: string; e164: string }>(
    "select business_id, e164 from public.phone_numbers where kind = 'toll_free'",
  );
  expect(new Set(rows.map(({ e164 }) => e164)).size).toBe(10);
  expect(new Set(rows.map(({ business_id: id }) => id)).size).toBe(10);
  const told = ids.filter((id) => !rows.some(({ business_id: owner }) => owner === id));
  for (const id of told)
    expect(await trouble(id, "number")).toMatchObject({ advice: expect.stringContaining("local") });
});
