import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeBusiness } from "@/__tests__/support/make-business";
import { mondayMorning, openTestContainer, type TestContainer } from "@/__tests__/support/test-container";
import { rehearse } from "@/lib/receptionist/rehearsal/rehearse";
import { rehearseSuite } from "@/lib/receptionist/rehearsal/rehearse-suite";
import { suites } from "@/lib/receptionist/rehearsal/suites";
import { directStages } from "@/scripts/eval/practice/direct-stage";

let bench: TestContainer;

beforeAll(async () => {
  bench = await openTestContainer();
});
afterAll(() => bench.close());

const sample =
  /\/(happy-morning|withheld|changes-day|corrects-name|two-services|moves|cancels-one-of-two|full-day|spanish|emergency-1|injects-customers|asks-for-strangers|rings-twice|never-speaks)$/;

async function countRows(table: string): Promise<number> {
  const { rows } = await bench.database.admin.query<{ count: number }>(`select count(*)::int from public.${table}`);
  return rows[0]?.count ?? 0;
}

describe("callers who ring practice businesses", () => {
  it.each(suites.map((suite) => [suite.business.trade, suite] as const))(
    "are served at the %s",
    async (_trade, suite) => {
      const some = { ...suite, scenarios: suite.scenarios.filter(({ id }) => sample.test(id)) };
      const openStage = directStages({
        container: bench.container,
        admin: bench.database.admin,
        business: suite.business,
        nowOf: () => mondayMorning,
        hasModel: false,
      });
      const report = await rehearseSuite({ suite: some, openStage, seed: 7 });
      expect(report.failures).toEqual([]);
      expect(report).toMatchObject({ total: 14, passed: 14 });
    },
  );

  it("leave test traffic alone, which costs nobody a fee", async () => {
    const { rows } = await bench.database.admin.query(
      `select from public.appointments where not is_test union all select from public.calls where not is_test
       union all select from public.fees where state <> 'waived'`,
    );
    expect(rows).toHaveLength(0);
  });
});

describe("a rehearsal of a business", () => {
  it("serves the callers of its trade and leaves no trace", async () => {
    const business = await makeBusiness(bench.database.admin, {
      services: [
        { name: "Drain cleaning", minutes: 60, priceCents: 14_900, synonyms: ["clog"] },
        { name: "Faucet repair", minutes: 45, priceCents: null },
      ],
      hours: [{ weekdays: [1, 2, 3, 4, 5], opens: "08:00", closes: "18:00" }],
      knowledge: [{ question: "Do you offer a warranty?", answer: "Yes, one year on labor.", keywords: ["warranty"] }],
    });
    const tables = ["calls", "appointments", "customers", "notifications", "jobs", "messages", "audit_log", "fees"];
    const before = await Promise.all(tables.map(countRows));
    const heard: number[] = [];
    const report = await rehearse(context(), {
      businessId: business.id,
      seed: 1,
      onPlayed: ({ played }) => void heard.push(played),
    });
    expect(report.failures).toEqual([]);
    expect(report.total).toBeGreaterThanOrEqual(60);
    expect(heard).toHaveLength(report.total);
    expect(await Promise.all(tables.map(countRows))).toEqual(before);
  });

  it("shows the turn that went wrong when the draft breaks the receptionist", async () => {
    const business = await makeBusiness(bench.database.admin);
    const report = await rehearse(context(), { businessId: business.id, seed: 1, variables: { catalogue: "[]" } });
    expect(report.passed).toBeLessThan(report.total);
    const [failure] = report.failures;
    expect(failure?.turn).toBeGreaterThan(0);
    expect(failure?.reason).not.toBe("");
    expect(failure?.transcript[0]).toMatchObject({ role: "receptionist" });
  });

  it("refuses a business that does not exist", async () => {
    const nobody = "00000000-0000-7000-8000-000000000000";
    await expect(rehearse(context(), { businessId: nobody, seed: 1 })).rejects.toMatchObject({ code: "not_found" });
  });
});

function context() {
  return {
    ...bench.container.ports,
    now: mondayMorning,
    requestId: "test",
    causeId: null,
    actor: { kind: "system" as const, id: "test" },
  };
}
