import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { bookingOf, rowsOf, tuesdayAt } from "@/__tests__/sql/booking-support";
import type { TestBusiness } from "@/__tests__/support/make-business";
import { type Owing, openOwing } from "@/__tests__/support/owing";
import { sayLookup } from "@/lib/receptionist/tools/say-booking";
import { lookupAvailability } from "@/lib/services/booking/lookup-availability";

let owing: Owing;

beforeAll(async () => {
  owing = await openOwing();
});
beforeEach(() => {
  owing.app.clock.now = began;
  owing.app.mailer.isDown = false;
});
afterAll(() => owing.app.close());

const began = new Date("2026-11-02T22:30:00Z");
const dayThree = "2026-11-06T16:00:00Z";
const daySeven = "2026-11-10T16:00:40Z";
const dayFourteen = "2026-11-17T16:00:00Z";

async function leaveUnpaid(): Promise<TestBusiness> {
  const business = await owing.open();
  owing.set(business, "past_due");
  await owing.ring(business);
  return business;
}

async function pauseIt(): Promise<TestBusiness> {
  const business = await leaveUnpaid();
  for (const instant of [began, dayThree, daySeven, dayFourteen]) await owing.at(instant);
  return business;
}

const ctx = () => ({
  ...owing.app.container.ports,
  now: owing.app.clock.now,
  requestId: "test",
  causeId: null,
  actor: { kind: "system" as const, id: "test" },
});

async function book(business: TestBusiness, source: "call" | "dashboard"): Promise<string> {
  const { bookings } = owing.app.stores;
  const request = { ...bookingOf(business), source, startsAt: tuesdayAt(source === "call" ? 9 : 11) };
  return (await bookings.book({ ...request, idempotencyKey: `${business.id} ${source}`, now: owing.app.clock.now }))
    .outcome;
}

describe("two weeks after the beginning, and one after the last notice", () => {
  test("bookings pause, not a minute sooner, and the owner is mailed and told", async () => {
    const business = await leaveUnpaid();
    for (const instant of [began, dayThree, daySeven, "2026-11-17T15:59:00Z"]) await owing.at(instant);
    expect(await owing.statusOf(business)).toBe("past_due");
    expect(await book(business, "call")).toBe("booked");

    await owing.at(dayFourteen);
    await owing.at(dayFourteen);

    expect(await owing.statusOf(business)).toBe("paused");
    expect(owing.mails(business).map((mail) => mail.split(" ")[0])).toEqual(["day_0", "day_3", "day_7", "paused"]);
    expect(await owing.notifications(business)).toEqual(expect.arrayContaining(["payment_failed", "service_paused"]));
  });

  test("bookings pause at nine also when the clocks went forward in the last week", async () => {
    owing.app.clock.now = new Date("2027-03-02T22:30:00Z");
    const business = await leaveUnpaid();
    for (const day of ["02T22:30:00", "06T16:00:20", "10T16:00:40", "17T14:59:59"]) await owing.at(`2027-03-${day}Z`);
    expect(await owing.statusOf(business)).toBe("past_due");

    await owing.at("2027-03-17T15:00:00Z");
    expect(await owing.statusOf(business)).toBe("paused");
  });

  test("callers hear a polite sentence and nothing is booked or charged; members go on", async () => {
    const business = await pauseIt();

    const asked = await lookupAvailability(ctx(), { businessId: business.id, language: "en", date: "tomorrow" });

    expect(asked).toEqual({ outcome: "business_inactive" });
    expect(sayLookup(asked, "en")).toBe("I cannot book appointments right now, but I can take a message.");
    expect(await book(business, "call")).toBe("business_inactive");
    expect(await book(business, "dashboard")).toBe("booked");
    expect(await rowsOf(owing.app, "fees", business)).toMatchObject([
      { state: "waived", reason: "entered by the business" },
    ]);
  });

  test("a last notice that left late moves the pause: a week is a week", async () => {
    const business = await leaveUnpaid();
    await owing.at(began);
    owing.app.mailer.isDown = true;
    await owing.at(daySeven);
    owing.app.mailer.isDown = false;
    await owing.at("2026-11-15T10:00:00Z");

    await owing.at("2026-11-22T15:59:00Z");
    expect(await owing.statusOf(business)).toBe("past_due");
    await owing.at("2026-11-22T16:00:00Z");
    expect(await owing.statusOf(business)).toBe("paused");
  });

  test("paying brings everything back at once, with one all-clear", async () => {
    const business = await pauseIt();
    owing.set(business, "active");

    await owing.ring(business);
    await owing.ring(business);

    expect(await owing.statusOf(business)).toBe("active");
    expect((await owing.notifications(business)).filter((kind) => kind === "service_restored")).toHaveLength(1);
    expect(await book(business, "call")).toBe("booked");
    expect(await rowsOf(owing.app, "dunning_episodes", business)).toMatchObject([{ outcome: "paid" }]);
  });
});

describe("a plan that ends", () => {
  test("by its owner suspends the business at once and says so; a new one brings it back", async () => {
    const business = await owing.open();
    owing.set(business, "canceled");

    await owing.ring(business);
    await owing.ring(business);

    expect(await owing.statusOf(business)).toBe("suspended for plan_ended");
    expect(await owing.notifications(business)).toEqual(["plan_ended"]);
    expect(await book(business, "call")).toBe("business_inactive");

    owing.set(business, "active");
    await owing.ring(business);
    expect(await owing.statusOf(business)).toBe("active");
    expect(await owing.notifications(business)).toEqual(["plan_ended", "service_restored"]);
  });

  test("because Stripe gave up on the card early still gives the whole notice", async () => {
    const business = await leaveUnpaid();
    owing.set(business, "canceled", { isLapsed: true });

    await owing.ring(business);
    for (const instant of [began, dayThree, daySeven]) await owing.at(instant);
    expect(await owing.statusOf(business)).toBe("past_due");
    expect(owing.mails(business)).toHaveLength(3);
    await owing.at(dayFourteen);

    expect(await owing.statusOf(business)).toBe("suspended for plan_ended");
    expect(await owing.notifications(business)).toEqual(expect.arrayContaining(["payment_failed", "plan_ended"]));
  });

  test("is not undone by staff's suspension being paid for", async () => {
    const business = await owing.open();
    await owing.app.database.admin.query(
      "update public.businesses set status = 'suspended', suspended_for = 'staff' where id = $1",
      [business.id],
    );

    await owing.ring(business);

    expect(await owing.statusOf(business)).toBe("suspended for staff");
  });
});

describe("readings in the wrong order", () => {
  const sync = (business: TestBusiness, id: string, status: string, seconds = 0) =>
    owing.app.stores.fees.syncSubscription({
      stripeCustomerId: business.stripeCustomerId,
      stripeSubscriptionId: id,
      status,
      planId: null,
      periodStart: null,
      periodEnd: null,
      endsAt: null,
      isLapsed: false,
      now: new Date(began.getTime() + seconds * 1_000),
    });

  test("the one that began later stands", async () => {
    const business = await owing.open();

    expect(await sync(business, "sub_one", "active", 20)).toBe("synced");
    expect(await sync(business, "sub_one", "past_due", 10)).toBe("outdated");
    expect(await owing.statusOf(business)).toBe("active");
  });

  test("the end of an old plan does not end the new one", async () => {
    const business = await owing.open();

    await sync(business, `sub_${business.stripeCustomerId}`, "canceled");
    await sync(business, "sub_new", "active");
    expect(await sync(business, `sub_${business.stripeCustomerId}`, "canceled")).toBe("outdated");
    expect(await owing.statusOf(business)).toBe("active");
  });
});
