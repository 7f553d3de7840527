import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { rowsOf } from "@/__tests__/sql/booking-support";
import type { TestBusiness } from "@/__tests__/support/make-business";
import { type Owing, openOwing } from "@/__tests__/support/owing";
import type { Ports } from "@/lib/ports";

let owing: Owing;

beforeAll(async () => {
  owing = await openOwing();
});
beforeEach(() => {
  owing.app.mailer.isDown = false;
  owing.app.planSales.isDown = false;
  owing.app.clock.now = began;
});
afterAll(() => owing.app.close());

/** A Monday at 15:30 in Denver, 22:30 UTC. */
const began = new Date("2026-11-23T22:30:00Z");

async function fail(business: TestBusiness): Promise<void> {
  owing.set(business, "past_due");
  await owing.ring(business);
  await owing.at(owing.app.clock.now);
}

async function pay(business: TestBusiness): Promise<void> {
  owing.set(business, "active");
  await owing.ring(business);
}

const sentTo = (business: TestBusiness) => owing.mails(business).map((mail) => mail.split(" ")[0]);

describe("a payment that fails", () => {
  test("makes the business past due since then, mails the owner at once and tells everybody", async () => {
    const business = await owing.open();

    await fail(business);

    expect(await owing.statusOf(business)).toBe("past_due");
    expect(sentTo(business)).toEqual(["day_0"]);
    expect(await owing.notifications(business)).toEqual(["payment_failed"]);
    expect(await rowsOf(owing.app, "dunning_episodes", business)).toMatchObject([
      { began_at: began, ended_at: null, pauses_at: new Date("2026-12-08T16:00:00Z") },
    ]);
    expect(await rowsOf(owing.app, "subscriptions", business)).toMatchObject([{ past_due_since: began }]);
  });

  test("is one episode, however often and as whatever Stripe says it", async () => {
    const business = await owing.open();
    owing.set(business, "past_due");

    await Promise.all([owing.ring(business, "evt_twice"), owing.ring(business, "evt_twice"), owing.ring(business)]);
    owing.set(business, "unpaid");
    await owing.ring(business);
    await owing.at(began);

    expect(await rowsOf(owing.app, "dunning_episodes", business)).toHaveLength(1);
    expect(sentTo(business)).toEqual(["day_0"]);
    expect(await owing.notifications(business)).toEqual(["payment_failed"]);
  });

  test("leaves a business alone that is not live yet, or that staff suspended", async () => {
    const young = await owing.open({ status: "onboarding" });
    const closed = await owing.open({ status: "suspended" });

    await fail(young);
    await fail(closed);
    await pay(closed);

    expect([await owing.statusOf(young), await owing.statusOf(closed)]).toEqual(["onboarding", "suspended"]);
    expect([...sentTo(young), ...sentTo(closed)]).toEqual([]);
  });
});

describe("another card", () => {
  const changeCard = (business: TestBusiness, previous: object) =>
    owing.receive({
      id: `evt_card_${business.id}_${Object.keys(previous).join()}`,
      type: "customer.updated",
      data: { object: { id: business.stripeCustomerId, object: "customer" }, previous_attributes: previous },
    });

  test("pays what is open at once", async () => {
    const business = await owing.open();
    await fail(business);

    await changeCard(business, { invoice_settings: { default_payment_method: "pm_old" } });

    expect(await owing.statusOf(business)).toBe("active");
    expect(await owing.notifications(business)).toEqual(["payment_failed", "service_restored"]);
  });

  test("that is refused too changes nothing, nor does any other change of the customer", async () => {
    const business = await owing.open();
    await fail(business);
    owing.app.billing.decline = "insufficient_funds";

    await changeCard(business, { invoice_settings: { default_payment_method: "pm_old" } });
    owing.app.billing.decline = null;
    await changeCard(business, { delinquent: false });

    expect(await owing.statusOf(business)).toBe("past_due");
  });

  test("of a business that owes nothing pays nothing", async () => {
    const business = await owing.open();
    owing.app.billing.calls.length = 0;

    await changeCard(business, { invoice_settings: { default_payment_method: "pm_old" } });

    expect(owing.app.billing.calls).toEqual([]);
  });
});

describe("the notices", () => {
  test("leave on day 0, and at nine on the business's clock after three and seven days, once each", async () => {
    const business = await owing.open();
    await fail(business);

    await owing.at("2026-11-27T15:59:00Z");
    expect(sentTo(business)).toEqual(["day_0"]);
    for (const instant of ["2026-11-27T16:00:00Z", "2026-11-27T16:01:00Z", "2026-12-01T15:59:59Z"])
      await owing.at(instant);
    expect(sentTo(business)).toEqual(["day_0", "day_3"]);
    for (const instant of ["2026-12-01T16:00:00Z", "2026-12-01T16:00:00Z", "2026-12-02T16:00:00Z"])
      await owing.at(instant);
    expect(sentTo(business)).toEqual(["day_0", "day_3", "day_7"]);
  });

  test("keep nine o'clock over a clock change: days are 24 hours, the hour is the wall's", async () => {
    owing.app.clock.now = new Date("2027-03-11T16:30:00Z");
    const business = await owing.open();
    await fail(business);

    await owing.at("2027-03-15T14:59:00Z");
    expect(sentTo(business)).toEqual(["day_0"]);
    await owing.at("2027-03-15T15:00:00Z");
    expect(sentTo(business)).toEqual(["day_0", "day_3"]);
  });

  test("go to every owner and to nobody else, each address once, whatever they chose to hear of", async () => {
    const business = await owing.open();
    const { admin } = owing.app.database;
    await admin.query(
      `with people as (insert into auth.users (id, email, email_confirmed_at)
         values (gen_random_uuid(), 'second@example.com', now()), (gen_random_uuid(), 'mel@example.com', now()) returning id, email)
       insert into public.memberships (business_id, user_id, role)
       select $1, id, case email when 'mel@example.com' then 'manager' else 'owner' end from people`,
      [business.id],
    );
    await admin.query(
      "insert into public.member_preferences (business_id, user_id, email_groups) values ($1, $2, '{}')",
      [business.id, business.ownerId],
    );

    await fail(business);

    const mails = owing.app.mailer.dunning.filter(({ facts }) => facts.businessName === business.name);
    expect(mails.map(({ to }) => to).sort()).toEqual([business.email, "second@example.com"].sort());
  });

  test("are not sent when it was paid before they left, even when nobody has told us yet", async () => {
    const business = await owing.open();
    await fail(business);
    owing.set(business, "active");

    await owing.at("2026-11-27T16:00:00Z");

    expect(sentTo(business)).toEqual(["day_0"]);
    expect(await owing.statusOf(business)).toBe("active");
    expect(await owing.notifications(business)).toEqual(["payment_failed", "service_restored"]);
  });

  test("wait while Stripe does not answer: nobody is dunned on an old word", async () => {
    const business = await owing.open();
    await fail(business);
    owing.app.planSales.isDown = true;

    await owing.at("2026-11-27T16:00:00Z");
    expect(sentTo(business)).toEqual(["day_0"]);
    owing.app.planSales.isDown = false;
    await owing.at("2026-11-27T17:00:00Z");
    expect(sentTo(business)).toEqual(["day_0", "day_3"]);
  });

  test("that were missed are not caught up: the last one that is due stands for all", async () => {
    const business = await owing.open();
    await fail(business);

    await owing.at("2026-12-02T16:00:00Z");

    expect(sentTo(business)).toEqual(["day_0", "day_7"]);
  });

  test("begin anew with the next failure", async () => {
    const business = await owing.open();
    await fail(business);
    await pay(business);
    owing.app.clock.now = new Date("2026-12-23T22:30:00Z");
    await fail(business);

    expect(sentTo(business)).toEqual(["day_0", "day_0"]);
    expect(await rowsOf(owing.app, "dunning_episodes", business)).toMatchObject([
      { outcome: "paid" },
      { outcome: null },
    ]);
  });

  test("that reach no owner are told to staff, and nothing ever pauses", async () => {
    const business = await owing.open();
    const nobody: Ports = {
      ...owing.app.container.ports,
      mailer: { ...owing.app.container.ports.mailer, sendDunning: async () => "suppressed" },
    };
    owing.set(business, "past_due");
    await owing.ring(business);
    for (const instant of [began, "2026-12-01T16:00:00Z"]) await owing.at(instant, nobody);
    await owing.at("2026-12-30T16:00:00Z", nobody);

    expect(await owing.statusOf(business)).toBe("past_due");
    const { rows } = await owing.app.database.admin.query(
      "select kind from public.incidents where kind = 'dunning_unreachable' and detail ->> 'business_id' = $1",
      [business.id],
    );
    expect(rows).toHaveLength(1);
  });
});

test.each(["before", "after"] as const)(
  "a notice whose process ends %s any of its steps leaves exactly once",
  async (moment) => {
    for (const method of ["load", "settle", "sendDunning", "finish", "findSubscription", "syncSubscription"]) {
      const business = await owing.open();
      owing.set(business, "past_due");
      await owing.ring(business);

      await owing.at(began, dying(owing.app.container.ports, method, moment)).catch(() => undefined);
      await owing.at(new Date(began.getTime() + 120_000));
      await owing.at(new Date(began.getTime() + 240_000));

      expect(sentTo(business), method).toEqual(["day_0"]);
      expect(await rowsOf(owing.app, "dunning_notices", business), method).toMatchObject([
        { notice: "day_0", sent_at: expect.any(Date) },
      ]);
      owing.app.clock.now = began;
    }
  },
);

/** Ports of a process that ends before or after a method: nothing it does afterwards reaches anything. */
function dying(ports: Ports, fatal: string, moment: "before" | "after"): Ports {
  let isDead = false;
  const names = ["dunning", "mailer", "jobs", "planSales", "fees"] as const;
  const copies = names.map((name) => {
    const port = ports[name] as unknown as Record<string, (...args: unknown[]) => Promise<unknown>>;
    const copy = Object.fromEntries(
      Object.entries(port).map(([method, original]) => [
        method,
        typeof original === "function"
          ? async (...args: unknown[]) => {
              if (isDead) throw new Error("the process is dead");
              const isFatal = method === fatal && (name !== "fees" || fatal !== "load");
              if (isFatal && moment === "after") await original(...args);
              if (isFatal) {
                isDead = true;
                throw new Error("the process is dead");
              }
              return original(...args);
            }
          : original,
      ]),
    );
    return [name, copy];
  });
  return { ...ports, ...Object.fromEntries(copies) };
}
