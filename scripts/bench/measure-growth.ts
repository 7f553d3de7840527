import { type Bench, mustBeFine, sendSigned, type Tenant, untilIdle } from "./bench-stack";
import { bookRequests, lookupRequests } from "./measure-tools";
import { signIn } from "./member-session";
import { percentile } from "./plan";
import type { Row } from "./report";
import { addHistory, addNeighbours } from "./tenants";

const growthMax = 1.5;
/** The first bookings of the calendar were taken by the measurement of booking itself. */
const bookingsBefore = 400;
const bookingsPerStage = 60;

/** Median latencies of the things that must not get slower as data grows. */
type Figures = Record<"lookup_availability" | "book_appointment" | "list of calls", number>;

async function takeFigures(bench: Bench, tenant: Tenant, stage: number): Promise<Figures> {
  const lookups = lookupRequests(bench, tenant);
  await sendSigned(bench, { requests: lookups, concurrency: 4, count: 200 });
  const lookup = await sendSigned(bench, { requests: lookups, concurrency: 4, count: 800 });
  const first = bookingsBefore + stage * bookingsPerStage;
  const books = bookRequests(bench, tenant, first, bookingsPerStage);
  const book = await sendSigned(bench, { requests: books, concurrency: 1, count: bookingsPerStage });
  await untilIdle(bench);
  const list = await listCalls(bench, tenant, 200);
  return {
    lookup_availability: percentile(lookup.latenciesMs, 0.5),
    book_appointment: percentile(book.latenciesMs, 0.5),
    "list of calls": percentile(list, 0.5),
  };
}

/** The owner's list of calls over HTTP, its first page and pages further down. Sorted latencies. */
async function listCalls({ load, stack }: Bench, tenant: Tenant, count: number): Promise<number[]> {
  const cookie = await signIn(stack.file, tenant.owner);
  const url = `${stack.file.web}/api/client/calls?limit=50`;
  const first = await fetch(url, { headers: { cookie } });
  if (!first.ok) throw new Error(`The list of calls answered ${first.status}.`);
  const { nextCursor } = (await first.json()) as { nextCursor: string | null };
  const urls = [url, ...(nextCursor ? [`${url}&cursor=${encodeURIComponent(nextCursor)}`] : [])];
  const requests = urls.map((each) => ({ method: "GET" as const, url: each, headers: { cookie } }));
  await load.run({ kind: "http", requests, concurrency: 4, count: 40 });
  const result = await load.run({ kind: "http", requests, concurrency: 4, count });
  mustBeFine(result);
  return result.latenciesMs;
}

function compare(what: string, before: Figures, after: Figures): Row[] {
  return (Object.keys(before) as (keyof Figures)[]).map((name) => ({
    what: `${name}, ${what}`,
    value: after[name] / before[name],
    unit: "x" as const,
    limit: { max: growthMax },
    note: `${before[name].toFixed(1)} -> ${after[name].toFixed(1)} ms`,
  }));
}

/** The cost of the same work as one tenant's history grows a hundredfold, and then as a thousand tenants join. */
export async function measureGrowth(bench: Bench, tenant: Tenant): Promise<Row[]> {
  await addHistory(bench, tenant, 0, 1_000);
  const small = await takeFigures(bench, tenant, 0);
  await addHistory(bench, tenant, 1_000, 100_000);
  const large = await takeFigures(bench, tenant, 1);
  const dashboard = await listCalls(bench, tenant, 600);
  await addNeighbours(bench, 1_000);
  const crowded = await takeFigures(bench, tenant, 2);
  return [
    ...compare("1,000 -> 100,000 calls and appointments", small, large),
    ...compare("1 -> 1,000 tenants", large, crowded),
    {
      what: "dashboard API, list of calls at 100,000, p95",
      value: percentile(dashboard, 0.95),
      unit: "ms",
      limit: { max: 150 },
    },
  ];
}
