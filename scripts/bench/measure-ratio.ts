import { type BareServer, startBareServer } from "./bare-server";
import { type Bench, mustBeFine, type Tenant } from "./bench-stack";
import { lookupRequests } from "./measure-tools";
import { type LoadPlan, median, perSecond } from "./plan";
import type { Row } from "./report";

const rounds = 5;
const concurrency = 50;
const dayMs = 86_400_000;
/** As many connections as the application itself keeps (DATABASE_POOL_SIZE). */
const poolSize = 10;

/** What a lookup asks of Postgres, by itself; the application's own statement with its usual window of two days. */
const lookupSql = "select * from app.load_availability(p_business_id => $1, p_from => $2, p_to => $3)";

/**
 * Throughput of the tool route beside a route handler that does nothing and beside its SQL alone, all from the same load
 * generator, taking turns so that whatever the machine does hits all three. Every figure is the median of the rounds.
 */
export async function measureRatio(bench: Bench, tenant: Tenant): Promise<Row[]> {
  const bare = await startBareServer();
  try {
    const plans = planAll(bench, tenant, bare);
    const rates = new Map<string, number[]>(plans.map(({ name }) => [name, []]));
    for (let round = 0; round <= rounds; round += 1) {
      for (const { name, plan } of plans) {
        const result = await bench.load.run(plan);
        mustBeFine(result);
        // The first round warms every server up.
        if (round > 0) rates.get(name)?.push(perSecond(result));
      }
    }
    return toRows(rates);
  } finally {
    await bare.stop();
  }
}

function planAll(bench: Bench, tenant: Tenant, bare: BareServer): { name: string; plan: LoadPlan }[] {
  const requests = lookupRequests(bench, tenant);
  const now = Date.now();
  const window = [new Date(now), new Date(now + 2 * dayMs)].map((instant) => instant.toISOString());
  const http = { kind: "http" as const, retellKey: bench.stack.file.retell.apiKey, concurrency };
  return [
    { name: "tool", plan: { ...http, requests, count: 2_000 } },
    {
      name: "bare",
      plan: { ...http, requests: requests.map((request) => ({ ...request, url: bare.url })), count: 4_000 },
    },
    {
      name: "sql",
      plan: {
        kind: "sql",
        databaseUrl: bench.stack.env.DATABASE_URL ?? "",
        poolSize,
        sql: lookupSql,
        parameters: [[tenant.businessId, ...window]],
        concurrency,
        count: 2_000,
      },
    },
  ];
}

function toRows(rates: Map<string, number[]>): Row[] {
  const rate = (name: string) => median(rates.get(name) ?? []);
  const [tool, bare, sql] = [rate("tool"), rate("bare"), rate("sql")];
  return [
    { what: "tool route (lookup), throughput", value: tool, unit: "/s" },
    { what: "bare route handler, throughput", value: bare, unit: "/s" },
    { what: "its SQL alone, throughput", value: sql, unit: "/s" },
    {
      what: "tool route against the slower of the two",
      value: tool / Math.min(bare, sql),
      unit: "x",
      limit: { min: 0.6 },
    },
  ];
}
