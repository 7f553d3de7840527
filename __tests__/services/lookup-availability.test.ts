import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { mustBook } from "@/__tests__/sql/booking-support";
import { type BusinessPlan, makeBusiness } from "@/__tests__/support/make-business";
import { openTestContainer, type TestContainer } from "@/__tests__/support/test-container";
import { mondayMorning } from "@/__tests__/support/world";
import { type LookupRequest, lookupAvailability } from "@/lib/services/booking/lookup-availability";

let app: TestContainer;

beforeAll(async () => {
  app = await openTestContainer();
});
afterAll(() => app.close());

async function lookup(plan: BusinessPlan, request: Partial<LookupRequest> = {}, now = mondayMorning) {
  const business = await makeBusiness(app.database.admin, plan);
  return ask(business.id, request, now);
}

function ask(businessId: string, request: Partial<LookupRequest> = {}, now = mondayMorning) {
  const ctx = {
    ...app.container.ports,
    now,
    requestId: "r",
    causeId: null,
    actor: { kind: "caller" as const, id: null },
  };
  return lookupAvailability(ctx, { businessId, language: "en", ...request });
}

function timesOf(result: Awaited<ReturnType<typeof ask>>): string[] {
  return result.outcome === "slots" ? result.slots.map(({ date, time }) => `${date} ${time}`) : [result.outcome];
}

describe("what is offered", () => {
  test("without a wish is the next day that has something, spread over it", async () => {
    const result = await lookup({ leadMinutes: 24 * 60 });

    expect(timesOf(result)).toEqual(["2026-11-24 10:00", "2026-11-24 12:00", "2026-11-24 14:00"]);
  });

  test("for a free moment is that moment first", async () => {
    const result = await lookup({}, { date: "2026-11-24", time: "15:30" });

    expect(timesOf(result)[0]).toBe("2026-11-24 15:30");
    expect(result).toMatchObject({ isRequestedFree: true, isOtherDay: false });
  });

  test("for words is what they mean there", async () => {
    expect(timesOf(await lookup({}, { date: "tomorrow", time: "3 pm" }))[0]).toBe("2026-11-24 15:00");
  });

  test("for a part of the day is in it", async () => {
    const result = await lookup({}, { date: "2026-11-24", partOfDay: "afternoon" });

    for (const time of timesOf(result)) expect(time >= "2026-11-24 12:00" && time < "2026-11-24 17:00").toBe(true);
  });

  test("for a full day is on a later one, and says so", async () => {
    const result = await lookup(
      { closures: [{ startsOn: "2026-11-24", endsOn: "2026-11-25" }] },
      { date: "2026-11-24" },
    );

    expect(timesOf(result)[0]).toMatch(/^2026-11-26/);
    expect(result).toMatchObject({ isOtherDay: true });
  });

  test("lies beyond the next week when that is full", async () => {
    const result = await lookup({ closures: [{ startsOn: "2026-11-23", endsOn: "2026-12-10" }] });

    expect(timesOf(result)[0]).toMatch(/^2026-12-11/);
  });

  test.each<[string, BusinessPlan, Partial<LookupRequest>]>([
    ["no_slot", { hours: [] }, {}],
    ["no_slot", { horizonDays: 5, closures: [{ startsOn: "2026-11-01", endsOn: "2026-12-31" }] }, {}],
    ["too_far", { horizonDays: 5 }, { date: "2026-12-20" }],
    ["invalid_time", {}, { date: "2026-11-31" }],
    ["invalid_time", {}, { date: "2026-11-20" }],
    ["unknown_service", {}, { service: "a haircut" }],
    ["business_inactive", { status: "suspended" }, {}],
  ])("is nothing: %s", async (outcome, plan, request) => {
    expect((await lookup(plan, request)).outcome).toBe(outcome);
  });
});

test("nothing is offered that an appointment just beyond the searched week would collide with", async () => {
  // The first search ends eight days from now, at ten in the morning; the crew is busy from half past ten.
  const business = await makeBusiness(app.database.admin, {
    closures: [{ startsOn: "2026-11-23", endsOn: "2026-11-30" }],
    hours: [{ weekdays: [1, 2, 3, 4, 5, 6, 7], opens: "09:30", closes: "18:00" }],
    services: [
      { name: "Long job", minutes: 120 },
      { name: "Short job", minutes: 30 },
    ],
  });
  const at = (hour: number, minute = 0) => new Date(Date.UTC(2026, 11, 1, hour + 7, minute));
  await mustBook(app, business, { startsAt: at(10, 30), serviceId: business.serviceIds[1] ?? "" });

  const result = await ask(business.id, { service: "Long job" });

  expect(timesOf(result)).toEqual(["2026-12-01 11:00", "2026-12-01 13:00", "2026-12-01 15:00"]);
});

test("a free moment on the last searched day is not denied", async () => {
  const result = await lookup({}, { date: "2026-12-01", time: "15:00" });

  expect(timesOf(result)[0]).toBe("2026-12-01 15:00");
  expect(result).toMatchObject({ isRequestedFree: true });
});
