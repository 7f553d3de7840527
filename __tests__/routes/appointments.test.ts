import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeBusiness, type TestBusiness } from "@/__tests__/support/make-business";
import { mondayMorning, openTestContainer, type TestContainer } from "@/__tests__/support/test-container";
import type { AppointmentRow, MemberRole, Page } from "@/lib/domain/member/reads";
import { answerMomentCheck } from "@/lib/http/answer-moment-check";
import { readAppointmentFilter, readCalendarRange } from "@/lib/http/appointment-query";
import type { MemberSession } from "@/lib/http/session";
import { bookByMember } from "@/lib/services/booking/book-by-member";

let app: TestContainer;
let mine: TestBusiness;
let other: TestBusiness;

beforeAll(async () => {
  app = await openTestContainer();
  mine = await makeBusiness(app.database.admin);
  other = await makeBusiness(app.database.admin);
});
afterAll(() => app.close());

function sessionOf(business: TestBusiness, role: MemberRole = "owner"): MemberSession {
  const claims = { sub: business.ownerId, role: "authenticated" };
  const entry = {
    id: business.id,
    name: "Aurora Plumbing",
    trade: "plumbing",
    status: "active",
    timeZone: "America/Denver",
    role,
  };
  const scope = { claims, businessId: business.id };
  return { claims, businessId: business.id, role, business: entry, businesses: [entry], scope };
}

async function book(business: TestBusiness, name: string, time: string): Promise<string> {
  const booked = await bookByMember(
    {
      ...app.container.ports,
      now: mondayMorning,
      requestId: "test",
      causeId: null,
      actor: { kind: "member", id: business.ownerId },
    },
    {
      businessId: business.id,
      timeZone: "America/Denver",
      formId: crypto.randomUUID(),
      mayOverride: false,
      name,
      phone: "+13035550142",
      email: "",
      address: "",
      zip: "",
      notes: "",
      serviceId: business.serviceIds[0] ?? "",
      resourceId: "",
      date: "2026-11-24",
      time,
    },
  );
  if (booked.outcome !== "booked") throw new Error(JSON.stringify(booked));
  return booked.appointmentId;
}

const ask = (member: MemberSession, body: unknown) =>
  answerMomentCheck(
    app.container,
    member,
    new Request("https://x.example", { method: "POST", body: JSON.stringify(body) }),
  );

describe("the check before a drop", () => {
  const startsAt = "2026-11-24T15:00:00-07:00";

  test("is for those who may change something", async () => {
    await expect(ask(sessionOf(mine, "viewer"), { startsAt })).rejects.toMatchObject({ code: "forbidden" });
  });

  test("knows nothing of another business's appointments", async () => {
    const theirs = await book(other, "Olga Other", "09:00");

    expect(await ask(sessionOf(mine), { startsAt, appointmentId: theirs })).toEqual({ outcome: "not_found" });
    expect(await ask(sessionOf(other), { startsAt, appointmentId: theirs })).toEqual({
      outcome: "free",
      resource: "Crew 1",
    });
  });

  test("refuses what cannot be read", async () => {
    for (const body of [{}, { startsAt: "tomorrow" }, { startsAt, minutes: 0 }, "{"]) {
      await expect(ask(sessionOf(mine), body)).rejects.toMatchObject({ code: "invalid_input" });
    }
  });
});

describe("lists of appointments", () => {
  test("keep what the filter asks for, and only one's own", async () => {
    await book(mine, "Ada Lovelace", "10:00");
    await book(mine, "Grace Hopper", "13:00");
    const { scope } = sessionOf(mine);
    const list = async (query: string) => {
      const filter = readAppointmentFilter(new URLSearchParams(query));
      const { rows } = await app.container.memberReads.listAppointments(scope, filter, { cursor: null, limit: 10 });
      return rows.map(({ customerName }) => customerName);
    };

    expect(await list("from=2026-11-23T00:00:00-07:00")).toEqual(["Ada Lovelace", "Grace Hopper"]);
    expect(await list("q=hopper")).toEqual(["Grace Hopper"]);
    expect(await list("q=%25")).toEqual([]);
    expect(await list("q=555-0142")).toHaveLength(2);
    expect(await list("status=cancelled")).toEqual([]);
    expect(await list(`crew=${mine.resourceIds[0]}&service=${mine.serviceIds[0]}`)).toHaveLength(2);
    expect(await list(`crew=${other.resourceIds[0]}`)).toEqual([]);
    expect(await list("from=2026-11-24T12:00:00-07:00")).toEqual(["Grace Hopper"]);
  });

  test("without a beginning start with the newest, and lead back page by page", async () => {
    const business = await makeBusiness(app.database.admin);
    for (const [name, time] of [
      ["Ada", "09:00"],
      ["Bob", "11:00"],
      ["Cleo", "13:00"],
    ] as const)
      await book(business, name, time);
    const { scope } = sessionOf(business);
    const seen: string[][] = [];
    let cursor: string | null = null;
    do {
      const filter = readAppointmentFilter(new URLSearchParams("status=confirmed"));
      const page: Page<AppointmentRow> = await app.container.memberReads.listAppointments(scope, filter, {
        cursor,
        limit: 2,
      });
      seen.push(page.rows.map(({ customerName }) => customerName));
      cursor = page.nextCursor;
    } while (cursor);

    expect(seen).toEqual([["Cleo", "Bob"], ["Ada"]]);
  });

  test("refuse words that mean nothing, and a calendar of a year", () => {
    const read = (query: string) => () => readAppointmentFilter(new URLSearchParams(query));
    const range = (query: string) => () => readCalendarRange(new URLSearchParams(`view=calendar&${query}`));

    for (const query of ["status=odd", "crew=1", "service=x", "from=yesterday"]) expect(read(query)).toThrow();
    expect(range("from=2026-01-01T00:00:00Z")).toThrow();
    expect(range("from=2026-01-01T00:00:00Z&to=2027-01-01T00:00:00Z")).toThrow();
    expect(range("from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z")).toThrow();
  });

  test("of choices and customers hold nothing of another business", async () => {
    const { claims } = sessionOf(mine);
    const scope = { claims, businessId: other.id };

    expect(await app.container.memberReads.loadBookingChoices(scope)).toEqual({ services: [], resources: [] });
    expect(await app.container.memberReads.findCustomers(scope, "olga")).toEqual([]);
    expect(await app.container.memberReads.findCustomers(sessionOf(other).scope, "olga")).toMatchObject([
      { name: "Olga Other", phone: "+13035550142" },
    ]);
  });
});
