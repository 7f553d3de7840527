import type pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openTestDatabase, type TestDatabase } from "@/__tests__/support/database";
import { makeBusiness, type TestBusiness } from "@/__tests__/support/make-business";
import { createMemberReads } from "@/lib/db/member/member-reads";
import { type Database, openDatabase } from "@/lib/db/pool";
import { readFigureRange } from "@/lib/domain/member/figure-range";
import type { CallFilter, MemberReads, MemberScope } from "@/lib/domain/member/reads";

const now = new Date("2026-11-23T17:00:00Z");
const anything: CallFilter = { search: null, outcome: null, since: null };
const anyAppointment = { from: null, to: null, status: null, serviceId: null, resourceId: null, search: null };
const unknownId = "01900000-0000-7000-8000-000000000000";

let database: TestDatabase;
let app: Database;
let reads: MemberReads;
let admin: pg.Pool;

beforeAll(async () => {
  database = await openTestDatabase();
  app = openDatabase(database.appUrl, 4);
  reads = createMemberReads(app.kysely);
  admin = database.admin;
});

afterAll(async () => {
  await app.kysely.destroy();
  await database.close();
});

const scopeOf = (business: TestBusiness, asked = business.id): MemberScope => ({
  claims: { sub: business.ownerId, role: "authenticated" },
  businessId: asked,
});

interface CallPlan {
  at?: string;
  outcome?: string | null;
  status?: string;
  number?: string;
  name?: string;
  summary?: string;
  isTest?: boolean;
  endReason?: string;
}

async function addCall(business: TestBusiness, plan: CallPlan = {}): Promise<string> {
  const number = plan.number ?? "+13035550142";
  const customer = plan.name
    ? await insert(
        "insert into customers (business_id, phone, name) values ($1, $2, $3) on conflict (business_id, phone) do update set name = $3 returning id",
        [business.id, number, plan.name],
      )
    : null;
  return insert(
    `insert into calls (business_id, customer_id, caller_number, status, outcome, started_at, summary, is_test, end_reason)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning id`,
    [
      business.id,
      customer,
      number,
      plan.status ?? "ended",
      plan.outcome === undefined ? "answered" : plan.outcome,
      plan.at ?? "2026-11-23T15:00:00Z",
      plan.summary ?? null,
      plan.isTest ?? false,
      plan.endReason ?? null,
    ],
  );
}

interface AppointmentPlan {
  from: string;
  to: string;
  name?: string;
  status?: string;
  callId?: string;
  priceCents?: number | null;
  isTest?: boolean;
  createdAt?: string;
}

let references = 0;

async function addAppointment(business: TestBusiness, plan: AppointmentPlan): Promise<string> {
  references += 1;
  const customer = await insert("insert into customers (business_id, name) values ($1, 'Jenny Park') returning id", [
    business.id,
  ]);
  return insert(
    `insert into appointments (business_id, resource_id, service_id, customer_id, call_id, reference, during, occupies,
       status, source, idempotency_key, customer_name, price_cents, is_test, created_at)
     values ($1, $2, $3, $4, $5, $6, tstzrange($7, $8), tstzrange($7, $8), $9, 'call', $6, $10, $11, $12, $13) returning id`,
    [
      business.id,
      business.resourceIds[0],
      business.serviceIds[0],
      customer,
      plan.callId ?? null,
      `REF${references}`,
      plan.from,
      plan.to,
      plan.status ?? "confirmed",
      plan.name ?? "Jenny Park",
      plan.priceCents === undefined ? 14_900 : plan.priceCents,
      plan.isTest ?? false,
      plan.createdAt ?? "2026-11-23T15:00:00Z",
    ],
  );
}

async function insert(statement: string, values: unknown[]): Promise<string> {
  const { rows } = await admin.query<{ id: string }>(statement, values);
  return rows[0]?.id ?? "";
}

describe("another business", () => {
  test("is not among the businesses of a person", async () => {
    const mine = await makeBusiness(admin);
    await makeBusiness(admin);

    const businesses = await reads.listBusinesses(scopeOf(mine).claims);

    expect(businesses.map(({ id }) => id)).toEqual([mine.id]);
    expect(businesses[0]).toMatchObject({ role: "owner", timeZone: "America/Denver" });
  });

  test("shows nothing of itself to whoever names its id", async () => {
    const mine = await makeBusiness(admin);
    const other = await makeBusiness(admin);
    const callId = await addCall(other, { status: "in_progress" });
    await addAppointment(other, { from: "2026-11-24T15:00:00Z", to: "2026-11-24T16:00:00Z", callId });
    await admin.query("insert into recordings (call_id, business_id, source_url) values ($1, $2, 'x')", [
      callId,
      other.id,
    ]);
    const scope = scopeOf(mine, other.id);
    const week = { from: new Date("2026-11-23T07:00:00Z"), to: new Date("2026-11-30T07:00:00Z") };

    expect(await reads.listCalls(scope, anything, { cursor: null, limit: 10 })).toEqual({ rows: [], nextCursor: null });
    expect(await reads.loadCall(scope, callId)).toBeNull();
    expect(await reads.loadCall(scopeOf(mine), callId)).toBeNull();
    expect(await reads.findRecording(scope, callId)).toBeNull();
    expect(
      (await reads.listAppointments(scope, { ...anyAppointment, from: now }, { cursor: null, limit: 10 })).rows,
    ).toEqual([]);
    expect((await reads.loadCalendar(scope, week)).appointments).toEqual([]);
    expect((await reads.loadOverview(scope, week.from, now)).figures).toMatchObject({ calls: 0, booked: 0 });
    expect(await reads.loadFrame(scope, week, now)).toMatchObject({ liveCalls: [], lineNumber: null });
  });
});

describe("the list of calls", () => {
  test("is walked page by page without losing calls that began in the same microsecond", async () => {
    const business = await makeBusiness(admin);
    for (let index = 0; index < 7; index += 1) await addCall(business, { at: "2026-11-23T15:00:00.123456Z" });
    const seen: string[] = [];

    let cursor: string | null = null;
    do {
      const page = await reads.listCalls(scopeOf(business), anything, { cursor, limit: 3 });
      seen.push(...page.rows.map(({ id }) => id));
      cursor = page.nextCursor;
    } while (cursor);

    expect(new Set(seen).size).toBe(7);
    expect(seen).toHaveLength(7);
  });

  test.each(["", "nonsense", "%00", Buffer.from("2026-11-23|x").toString("base64url")])(
    "refuses the cursor %j",
    async (cursor) => {
      const business = await makeBusiness(admin);

      await expect(reads.listCalls(scopeOf(business), anything, { cursor, limit: 3 })).rejects.toMatchObject({
        code: "invalid_input",
      });
    },
  );

  test("finds by name, number and words, and takes wildcards for letters", async () => {
    const business = await makeBusiness(admin);
    await addCall(business, { name: "José 100%", number: "+13035550001", summary: "A leaking tap" });
    await addCall(business, { name: "Ana_Maria", number: "+17205550002", summary: "A question" });
    const find = async (search: string) => {
      const page = await reads.listCalls(scopeOf(business), { ...anything, search }, { cursor: null, limit: 10 });
      return page.rows.map(({ customerName }) => customerName);
    };

    expect(await find("josé")).toEqual(["José 100%"]);
    expect(await find("(720) 555")).toEqual(["Ana_Maria"]);
    expect(await find("LEAK")).toEqual(["José 100%"]);
    expect(await find("%")).toEqual(["José 100%"]);
    expect(await find("_")).toEqual(["Ana_Maria"]);
    expect(await find("'; drop table calls; --")).toEqual([]);
  });

  test("keeps to an outcome and a time", async () => {
    const business = await makeBusiness(admin);
    await addCall(business, { outcome: "booked", at: "2026-11-01T15:00:00Z" });
    const recent = await addCall(business, { outcome: "booked" });
    await addCall(business, { outcome: "spam" });
    const filter = { search: null, outcome: "booked" as const, since: new Date("2026-11-20T00:00:00Z") };

    const page = await reads.listCalls(scopeOf(business), filter, { cursor: null, limit: 10 });

    expect(page.rows.map(({ id }) => id)).toEqual([recent]);
  });
});

describe("one call", () => {
  test("comes with what was said, done and caused, in order", async () => {
    const business = await makeBusiness(admin);
    const callId = await addCall(business, { outcome: "booked", name: "Jenny Park" });
    await addAppointment(business, { from: "2026-11-24T15:00:00Z", to: "2026-11-24T16:00:00Z", callId });
    await admin.query(
      `insert into call_turns (call_id, business_id, position, role, content, starts_at_seconds, words) values
       ($1, $2, 0, 'receptionist', 'Hello there', 0.5, '[{"word":"Hello","start":0.5,"end":0.9},{"word":"there","start":0.9,"end":1.2}]'),
       ($1, $2, 1, 'caller', 'Hi', 1.5, '[{"word":7},null,{"word":"Hi","start":1.5,"end":1.7}]')`,
      [callId, business.id],
    );
    await admin.query(
      `insert into call_events (call_id, business_id, event_key, kind, tool_name, position, outcome) values
       ($1, $2, 't1', 'tool_call', 'lookup_availability', 1, 'slots'), ($1, $2, 'e1', 'call_started', null, null, null)`,
      [callId, business.id],
    );

    const call = await reads.loadCall(scopeOf(business), callId);

    expect(call?.turns.map(({ content, words }) => [content, words.length])).toEqual([
      ["Hello there", 2],
      ["Hi", 1],
    ]);
    expect(call?.toolCalls).toMatchObject([{ toolName: "lookup_availability", position: 1, outcome: "slots" }]);
    expect(call?.events.map(({ kind }) => kind)).toEqual(["call_started"]);
    expect(call?.appointments).toMatchObject([{ customerName: "Jenny Park", service: "Drain cleaning" }]);
    expect(call?.customer).toMatchObject({ name: "Jenny Park" });
  });

  test("shows the appointment that was cancelled on it, though another call made it", async () => {
    const business = await makeBusiness(admin);
    const first = await addCall(business);
    const second = await addCall(business, { outcome: "cancelled" });
    const appointmentId = await addAppointment(business, {
      from: "2026-11-24T15:00:00Z",
      to: "2026-11-24T16:00:00Z",
      callId: first,
      status: "cancelled",
    });
    await admin.query(
      "insert into notifications (business_id, kind, title, call_id, appointment_id) values ($1, 'cancelled', 'x', $2, $3)",
      [business.id, second, appointmentId],
    );

    const call = await reads.loadCall(scopeOf(business), second);

    expect(call?.appointments).toMatchObject([{ id: appointmentId, status: "cancelled" }]);
  });

  test.each([
    ["an id that nothing has", unknownId],
    ["a number", "1"],
    ["SQL", "'; select 1"],
    ["a picture", "🔧"],
    ["10 kB", "x".repeat(10_000)],
  ])("is not found under %s", async (_name, id) => {
    const business = await makeBusiness(admin);

    expect(await reads.loadCall(scopeOf(business), id)).toBeNull();
    expect(await reads.findRecording(scopeOf(business), id)).toBeNull();
  });
});

describe("the overview", () => {
  test("counts neither tests nor spam, and guesses no price", async () => {
    const business = await makeBusiness(admin);
    const since = new Date("2026-11-23T01:00:00Z");
    const callId = await addCall(business, { outcome: "booked" });
    await addCall(business, { outcome: "missed" });
    await addCall(business, { outcome: "abandoned" });
    await addCall(business, { outcome: "spam" });
    await addCall(business, { isTest: true });
    await addCall(business, { outcome: "booked", at: "2026-11-22T20:00:00Z" });
    const hour = (start: number) => ({ from: `2026-11-24T${start}:00:00Z`, to: `2026-11-24T${start + 1}:00:00Z` });
    await addAppointment(business, { ...hour(15), callId });
    await addAppointment(business, { ...hour(17), priceCents: null });
    await addAppointment(business, { ...hour(19), status: "cancelled" });
    await addAppointment(business, { ...hour(21), isTest: true });
    await addAppointment(business, { ...hour(22), createdAt: "2026-11-20T00:00:00Z" });

    const { figures, nextAppointments } = await reads.loadOverview(scopeOf(business), since, now);

    expect(figures).toEqual({
      calls: 3,
      booked: 2,
      missed: 1,
      hungUp: 1,
      messages: 0,
      bookedValueCents: 14_900,
      unpricedCount: 1,
    });
    expect(nextAppointments.map(({ startsAt }) => startsAt.getUTCHours())).toEqual([15, 17, 21, 22]);
  });

  test("counts no spam, no silence and no wrong number, in figures and ranges alike", async () => {
    const business = await makeBusiness(admin);
    await addCall(business, { outcome: "abandoned", endReason: "user_hangup" });
    await addCall(business, { outcome: "spam", endReason: "agent_hangup" });
    await addCall(business, { outcome: "abandoned", endReason: "silence" });
    await addCall(business, { outcome: "abandoned", endReason: "wrong_number" });
    const range = readFigureRange({ range: "7d" }, now, "America/Denver");

    const { figures } = await reads.loadOverview(scopeOf(business), new Date("2026-11-23T01:00:00Z"), now);
    const ranged = await reads.loadFigures(scopeOf(business), range, "America/Denver");

    expect(figures).toMatchObject({ calls: 1, hungUp: 1 });
    expect(ranged.answered.value + ranged.missed.value).toBe(1);
  });

  test("puts urgent things first and leaves out what was answered, is old, or was held back on purpose", async () => {
    const business = await makeBusiness(admin);
    await admin.query(
      `insert into notifications (business_id, kind, title, is_urgent, read_at, created_at) values
       ($1, 'message', 'Newest', false, null, $2::timestamptz),
       ($1, 'message', 'Urgent', true, null, $2::timestamptz - interval '1 day'),
       ($1, 'calendar_change', 'Answered', false, $2, $2),
       ($1, 'booked', 'Not a question', false, null, $2),
       ($1, 'missed', 'Old', false, null, $2::timestamptz - interval '8 days')`,
      [business.id, now],
    );
    await admin.query(
      `insert into messages (business_id, direction, kind, idempotency_key, to_number, state, block_reason, created_at) values
       ($1, 'outbound', 'confirmation', 'a', '+13035550142', 'blocked', 'opted_out', $2),
       ($1, 'outbound', 'confirmation', 'b', '+13035550143', 'blocked', 'no_number', $2::timestamptz - interval '2 days')`,
      [business.id, now],
    );

    const { attention } = await reads.loadOverview(scopeOf(business), now, now);
    const frame = await reads.loadFrame(scopeOf(business), { from: now, to: now }, now);

    expect(attention.map(({ title }) => title)).toEqual(["Urgent", "Newest", "+13035550143"]);
    expect(frame.attentionCount).toBe(3);
  });
});

describe("the frame", () => {
  test("tells a running call from one whose end was never reported", async () => {
    const business = await makeBusiness(admin);
    const running = await addCall(business, { status: "in_progress", outcome: null, at: "2026-11-23T16:59:00Z" });
    await addCall(business, { status: "in_progress", outcome: null, at: "2026-11-23T12:00:00Z" });

    const frame = await reads.loadFrame(scopeOf(business), { from: now, to: now }, now);

    expect(frame.liveCalls.map(({ id }) => id)).toEqual([running]);
    expect(frame).toMatchObject({ isAnswering: true, lineNumber: business.number });
  });

  test("says paused when the account is", async () => {
    const business = await makeBusiness(admin, { status: "paused" });

    expect(await reads.loadFrame(scopeOf(business), { from: now, to: now }, now)).toMatchObject({ isAnswering: false });
  });
});

test("the calendar has what overlaps the interval, with busy time cut to it", async () => {
  const business = await makeBusiness(admin, { closures: [{ startsOn: "2026-11-26", endsOn: "2026-11-27" }] });
  const overnight = { from: "2026-11-23T05:00:00Z", to: "2026-11-23T08:00:00Z", name: "Overnight" };
  await addAppointment(business, overnight);
  await addAppointment(business, { from: "2026-11-30T07:00:00Z", to: "2026-11-30T08:00:00Z", name: "Next week" });
  await admin.query(
    `insert into busy_blocks (business_id, during, source, external_id, summary)
     values ($1, tstzrange('2026-11-20', '2026-11-24T00:00:00Z'), 'google', 'g', 'Away')`,
    [business.id],
  );
  const week = { from: new Date("2026-11-23T07:00:00Z"), to: new Date("2026-11-30T07:00:00Z") };

  const view = await reads.loadCalendar(scopeOf(business), week);

  expect(view.appointments.map(({ customerName }) => customerName)).toEqual(["Overnight"]);
  expect(view.busy).toMatchObject([{ from: week.from, to: new Date("2026-11-24T00:00:00Z"), summary: "Away" }]);
  expect(view.closures).toEqual([{ startsOn: "2026-11-26", endsOn: "2026-11-27", reason: null }]);
  expect(view.hours).toHaveLength(7);
});
