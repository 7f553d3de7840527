import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeBusiness, type TestBusiness } from "@/__tests__/support/make-business";
import { openTestContainer, type TestContainer } from "@/__tests__/support/test-container";
import { mondayMorning } from "@/__tests__/support/world";
import { readFigureRange } from "@/lib/domain/member/figure-range";
import type { MemberReads, MemberScope } from "@/lib/domain/member/reads";
import { fillBigBusiness, setAside } from "@/scripts/seed/big-business";

/*
 * One business with 100,000 calls, 20,000 customers, 50,000 appointments and 100,000 texts beside others. Every list of
 * the dashboard is asked for, its statements are noted as they leave, and each is explained as the member.
 */
let app: TestContainer;
let asApp: pg.Pool;
let business: TestBusiness;
let scope: MemberScope;
const statements: { text: string; values: unknown[] }[] = [];
const query = pg.Client.prototype.query;

beforeAll(async () => {
  app = await openTestContainer();
  asApp = new pg.Pool({ connectionString: app.database.appUrl, max: 1, options: "-c statement_timeout=20000" });
  business = await makeBusiness(app.database.admin);
  const indexes = await setAside(app.database.admin);
  for (const [of, size] of [
    [business, 1],
    [await makeBusiness(app.database.admin), 0.05],
    [await makeBusiness(app.database.admin), 0.05],
  ] as const) {
    const [resourceId = "", serviceId = ""] = [of.resourceIds[0], of.serviceIds[0]];
    await fillBigBusiness(app.database.admin, { id: of.id, resourceId, serviceId, now: mondayMorning }, size);
  }
  for (const index of indexes) await app.database.admin.query(index);
  await app.database.admin.query("vacuum analyze");
  scope = { claims: { sub: business.ownerId, role: "authenticated" }, businessId: business.id };
}, 180_000);
afterAll(async () => {
  await asApp.end();
  await app.close();
});

const page = { cursor: null, limit: 40 };
const calls = { search: null, outcome: null, since: null };
const customers = { search: null, mark: null, seenSince: null, seenBefore: null };
const ago = (days: number) => new Date(mondayMorning.getTime() - days * 86_400_000);
const anyAppointment = { from: null, to: null, status: null, serviceId: null, resourceId: null, search: null };
const appointmentsFrom = (from: Date) => ({ ...anyAppointment, from });
const month = readFigureRange({ range: "30d" }, mondayMorning, "America/Denver");

const lists: Record<string, (reads: MemberReads) => Promise<unknown>> = {
  calls: (reads) => reads.listCalls(scope, calls, page),
  "calls of an outcome": (reads) => reads.listCalls(scope, { ...calls, outcome: "booked" }, page),
  "calls since": (reads) => reads.listCalls(scope, { ...calls, since: ago(30) }, page),
  "calls with a common word": (reads) => reads.listCalls(scope, { ...calls, search: "leak" }, page),
  "calls with a rare word": (reads) => reads.listCalls(scope, { ...calls, search: "zeppelin" }, page),
  "calls by name": (reads) => reads.listCalls(scope, { ...calls, search: "Customer 777" }, page),
  "calls by number": (reads) => reads.listCalls(scope, { ...calls, search: "0000777" }, page),
  customers: (reads) => reads.listCustomers(scope, customers, page),
  "customers by word": (reads) => reads.listCustomers(scope, { ...customers, search: "Customer 77" }, page),
  "customers marked": (reads) => reads.listCustomers(scope, { ...customers, mark: "vip" }, page),
  "customers blocked": (reads) => reads.listCustomers(scope, { ...customers, mark: "blocked" }, page),
  "customers opted out": (reads) => reads.listCustomers(scope, { ...customers, mark: "opted_out" }, page),
  "customers to come": (reads) => reads.listCustomers(scope, { ...customers, mark: "upcoming" }, page),
  "customers not seen": (reads) => reads.listCustomers(scope, { ...customers, seenBefore: ago(365) }, page),
  "customers for a form": (reads) => reads.findCustomers(scope, "Customer 77"),
  "customers for a form by number": (reads) => reads.findCustomers(scope, "000 0777"),
  conversations: (reads) => reads.listConversations(scope, { state: null, search: null }, page),
  "conversations by name": (reads) => reads.listConversations(scope, { state: null, search: "Customer 77" }, page),
  appointments: (reads) => reads.listAppointments(scope, appointmentsFrom(mondayMorning), page),
  "appointments that were cancelled": (reads) =>
    reads.listAppointments(scope, { ...anyAppointment, status: "cancelled" }, page),
  calendar: (reads) => reads.loadCalendar(scope, { from: mondayMorning, to: ago(-7) }),
  overview: (reads) => reads.loadOverview(scope, ago(1), mondayMorning),
  frame: (reads) => reads.loadFrame(scope, { from: ago(1), to: ago(-1) }, mondayMorning),
  "everything with a word": (reads) => reads.search(scope, "Customer 77", "America/Denver"),
  "everything by reference": (reads) => reads.search(scope, "R77-1", "America/Denver"),
  notifications: (reads) => reads.listNotifications(scope, { isUnreadOnly: false }, page),
  billing: (reads) => reads.loadBilling(scope, mondayMorning),
  fees: (reads) => reads.listFees(scope, "all", page),
  report: (reads) => reads.loadReport(scope, month, "day", "America/Denver"),
  phone: (reads) => reads.loadPhone(scope, mondayMorning),
  figures: (reads) => reads.loadFigures(scope, month, "America/Denver"),
};

/** What a read asks of the database, as it leaves. */
async function statementsOf(read: (reads: MemberReads) => Promise<unknown>) {
  statements.length = 0;
  pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
    const [config, values] = args as [{ text?: string; values?: unknown[] } | string, unknown[] | undefined];
    const text = typeof config === "string" ? config : (config.text ?? "");
    if (/^\s*(select|with)/i.test(text) && !/set_config/.test(text)) {
      statements.push({ text, values: (typeof config === "string" ? values : config.values) ?? values ?? [] });
    }
    return (query as (...all: unknown[]) => unknown).apply(this, args);
  } as typeof query;
  try {
    await read(app.container.memberReads);
  } finally {
    pg.Client.prototype.query = query;
  }
  return [...statements];
}

const bigTables = new Set([
  ...["calls", "customers", "appointments", "messages", "conversations", "call_turns"],
  ...["notifications", "fees"],
]);

interface Plan {
  "Node Type": string;
  "Relation Name"?: string;
  "Rows Removed by Filter"?: number;
  "Actual Loops": number;
  Plans?: Plan[];
}

function scansOf(plan: Plan): string[] {
  const own = plan["Node Type"] === "Seq Scan" && bigTables.has(plan["Relation Name"] ?? "");
  return [...(own ? [plan["Relation Name"] ?? ""] : []), ...(plan.Plans ?? []).flatMap(scansOf)];
}

const wastedRowsMax = 1_000;

/** Rows of big tables that were fetched to be thrown away. */
function wasteOf(plan: Plan): number {
  const isBig = bigTables.has(plan["Relation Name"] ?? "");
  const own = isBig ? (plan["Rows Removed by Filter"] ?? 0) * plan["Actual Loops"] : 0;
  return own + (plan.Plans ?? []).reduce((sum, part) => sum + wasteOf(part), 0);
}

async function explain(statement: { text: string; values: unknown[] }): Promise<Plan> {
  const client = await asApp.connect();
  try {
    await client.query("begin read only");
    await client.query("select set_config('role', 'authenticated', true), set_config('request.jwt.claims', $1, true)", [
      JSON.stringify(scope.claims),
    ]);
    const { rows } = await client.query(
      `explain (analyze, timing off, format json) ${statement.text}`,
      statement.values,
    );
    return rows[0]["QUERY PLAN"][0].Plan;
  } finally {
    await client.query("rollback");
    client.release();
  }
}

for (const [name, read] of Object.entries(lists)) {
  test(`${name}: no list reads a big table from end to end`, async () => {
    const asked = await statementsOf(read);

    expect(asked.length).toBeGreaterThan(0);
    expect(asked.length).toBeLessThanOrEqual(12);
    for (const statement of asked) {
      const plan = await explain(statement);
      expect({ scans: scansOf(plan), of: statement.text }).toEqual({ scans: [], of: statement.text });
      expect(wasteOf(plan), statement.text).toBeLessThan(wastedRowsMax);
    }
  });
}

test("the number of statements of a list does not grow with its rows", async () => {
  for (const limit of [1, 40, 100]) {
    const counts = [
      await statementsOf((reads) => reads.listCalls(scope, calls, { cursor: null, limit })),
      await statementsOf((reads) => reads.listCustomers(scope, customers, { cursor: null, limit })),
      await statementsOf((reads) =>
        reads.listConversations(scope, { state: null, search: null }, { cursor: null, limit }),
      ),
      await statementsOf((reads) => reads.listAppointments(scope, appointmentsFrom(ago(300)), { cursor: null, limit })),
    ].map(({ length }) => length);
    expect(counts).toEqual([2, 1, 2, 1]);
  }
});
