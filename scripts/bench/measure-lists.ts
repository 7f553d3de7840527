import { addressesFor } from "@/scripts/pages/every-page";
import { fillBigBusiness, setAside } from "@/scripts/seed/big-business";
import { createUser, openAuthAdmin } from "@/scripts/seed/seed-people";
import type { Bench, Tenant } from "./bench-stack";
import { type AskedAddress, findListIds, listAddresses } from "./list-addresses";
import { signIn } from "./member-session";
import { type PlannedRequest, percentile } from "./plan";
import type { Row } from "./report";
import { countStatements, startCounting } from "./statement-counter";
import { openTenant } from "./tenants";

const latencyMaxMs = 150;
/** What a page of the dashboard asks at once. */
const concurrency = 2;
/** How often each is asked, by its kind; a sixth of that before, unmeasured. */
const counts = { data: 120, page: 36, whole: 12 };
/** Members who take turns, so that nobody's limit of requests a minute is reached. */
const memberCount = 6;
const smallShare = 0.02;

/** A filled business, what it is asked, and the cookies of its members. */
interface Listed {
  addresses: AskedAddress[];
  cookies: string[];
}

/**
 * Every route of the dashboard's API and every page of the dashboard, for a business with 100,000 calls, 20,000
 * customers and 50,000 appointments; and how many statements each sends, beside a business of a fiftieth of that.
 */
export async function measureLists(bench: Bench): Promise<Row[]> {
  await startCounting(bench);
  const indexes = await setAside(bench.admin);
  const tenants = [
    await openTenant(bench, { name: "Bench Lists", number: "+13035550904", resources: 1 }),
    await openTenant(bench, { name: "Bench Few", number: "+13035550905", resources: 1 }),
  ] as const;
  await fill(bench, tenants[0], 1);
  await fill(bench, tenants[1], smallShare);
  for (const index of indexes) await bench.admin.query(index);
  await bench.admin.query("vacuum analyze");
  const big = await open(bench, tenants[0]);
  const small = await open(bench, tenants[1]);
  const rows: Row[] = [];
  for (const address of big.addresses) {
    const rival = small.addresses.find(({ name }) => name === address.name) ?? address;
    rows.push(...(await measureOne(bench, address, big.cookies)));
    if (address.kind !== "whole") rows.push(await compareStatements(bench, [rival, small], [address, big]));
  }
  return rows;
}

async function fill({ admin }: Bench, { businessId }: Tenant, size: number): Promise<void> {
  const { rows } = await admin.query<{ resource: string; service: string }>(
    `select (select id from public.resources where business_id = $1) as resource,
       (select id from public.services where business_id = $1) as service`,
    [businessId],
  );
  const { resource = "", service = "" } = rows[0] ?? {};
  await fillBigBusiness(admin, { id: businessId, resourceId: resource, serviceId: service, now: new Date() }, size);
}

async function open(bench: Bench, tenant: Tenant): Promise<Listed> {
  const { stack, admin } = bench;
  const auth = openAuthAdmin(stack.file);
  const recordingPath = `${tenant.businessId}/bench.wav`;
  await auth.storage.from("recordings").upload(recordingPath, Buffer.from("RIFF"), { contentType: "audio/wav" });
  const ids = await findListIds(admin, tenant.businessId, recordingPath);
  const cookies = [await signIn(stack.file, tenant.owner)];
  for (let index = 1; index < memberCount; index += 1) {
    const person = { email: `member-${index}-${tenant.owner.email}`, password: tenant.owner.password };
    const userId = await createUser(auth, person.email, person.password);
    await admin.query("insert into public.memberships (business_id, user_id, role) values ($1, $2, 'manager')", [
      tenant.businessId,
      userId,
    ]);
    cookies.push(await signIn(stack.file, person));
  }
  const headers = { cookie: cookies[0] ?? "" };
  const pages = await addressesFor("member", async (api) => (await fetch(stack.file.web + api, { headers })).json());
  const shown = pages.map(({ name, address }) => ({ name: `page ${name}`, path: address, kind: "page" as const }));
  return { addresses: [...listAddresses(ids), ...shown], cookies };
}

function plan({ stack }: Bench, { path, body }: AskedAddress, cookie: string): PlannedRequest {
  const url = stack.file.web + path;
  if (body === undefined) return { method: "GET", url, headers: { cookie } };
  return { method: "POST", url, headers: { cookie }, body: JSON.stringify(body) };
}

async function measureOne(bench: Bench, address: AskedAddress, cookies: string[]): Promise<Row[]> {
  const requests = cookies.map((cookie) => plan(bench, address, cookie));
  const count = counts[address.kind ?? "data"];
  await bench.load.run({ kind: "http", requests, concurrency, count: count / 6 });
  const result = await bench.load.run({ kind: "http", requests, concurrency, count });
  const bad = Object.keys(result.statuses).find((status) => status !== "200" && status !== "302");
  if (bad) throw new Error(`${address.path} answered ${bad}.`);
  const [p50, p95, p99] = [0.5, 0.95, 0.99].map((share) => percentile(result.latenciesMs, share)) as [
    number,
    number,
    number,
  ];
  bench.print(`${address.name}: ${p50.toFixed(0)} / ${p95.toFixed(0)} / ${p99.toFixed(0)} ms`);
  return [
    {
      what: `${address.name}, p95`,
      value: p95,
      unit: "ms",
      ...(address.kind ? {} : { limit: { max: latencyMaxMs } }),
      note: `p50 ${p50.toFixed(0)}, p99 ${p99.toFixed(0)}`,
    },
  ];
}

type Side = [AskedAddress, Listed];

async function compareStatements(bench: Bench, few: Side, many: Side): Promise<Row> {
  const count = ([address, { cookies }]: Side) =>
    countStatements(bench, async () => {
      const { url, method, headers, body } = plan(bench, address, cookies[0] ?? "");
      const sent = { method, headers: { ...headers, "content-type": "application/json" }, redirect: "manual" } as const;
      await (await fetch(url, body === undefined ? sent : { ...sent, body })).arrayBuffer();
    });
  const before = await count(few);
  const after = await count(many);
  return {
    what: `${many[0].name}, statements`,
    value: after,
    unit: "",
    limit: { max: before },
    note: `${before} at a fiftieth of the rows`,
  };
}
