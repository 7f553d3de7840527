import { connectBilling, connectNumber } from "@/scripts/seed/connect-providers";
import { insertBusiness } from "@/scripts/seed/insert-business";
import type { SampleBusiness } from "@/scripts/seed/sample-businesses";
import { createUser, openAuthAdmin } from "@/scripts/seed/seed-people";
import type { Bench, Tenant } from "./bench-stack";

interface TenantSize {
  name: string;
  number: string;
  resources: number;
}

const timeZone = "America/Denver";
export const slotsPerDay = 20;
const openingHour = 8;

function describe({ name, number, resources }: TenantSize): SampleBusiness {
  const slug = name.toLowerCase().replaceAll(" ", "-");
  return {
    name,
    trade: "plumbing",
    timeZone,
    number,
    email: `${slug}@bench.example`,
    address: "1 Bench Street, Denver, CO 80202",
    needsAddress: false,
    zips: [],
    owner: { email: `${slug}@bench.example`, password: "bench-password-1" },
    services: [{ name: "Visit", synonyms: ["appointment"], minutes: 30, bufferMinutes: 0, priceCents: 9900 }],
    hours: [{ weekdays: [1, 2, 3, 4, 5, 6, 7], opens: "08:00", closes: "18:00" }],
    resources: Array.from({ length: resources }, (_, index) => `Crew ${index + 1}`),
    knowledge: [],
    onCall: [],
  };
}

/** A business that can be called, open 8 to 18 every day, one service of 30 minutes. */
export async function openTenant({ stack, admin }: Bench, size: TenantSize): Promise<Tenant> {
  const sample = describe(size);
  const ownerId = await createUser(openAuthAdmin(stack.file), sample.owner.email, sample.owner.password);
  const businessId = await insertBusiness(admin, sample, ownerId);
  const agentId = `agent_${businessId.replaceAll("-", "")}`;
  await admin.query("update public.receptionists set retell_agent_id = $2 where business_id = $1", [
    businessId,
    agentId,
  ]);
  const connection = { stack: stack.file, env: stack.env, admin, businessId, sample };
  await connectNumber(connection);
  await connectBilling(connection);
  return { businessId, number: size.number, agentId, owner: sample.owner };
}

/** Loads rows without their triggers: no broadcast to nobody, no check of what is right by construction. */
async function loadRows({ admin }: Bench, statements: [string, unknown[]][]): Promise<void> {
  const client = await admin.connect();
  try {
    await client.query("set session_replication_role = replica");
    for (const [sql, values] of statements) await client.query(sql, values);
    await client.query("reset session_replication_role");
    await client.query("analyze");
  } finally {
    client.release();
  }
}

const catalogueSql = `
  select array(select id from public.resources where business_id = $1::uuid order by position) as resources,
    (select id from public.services where business_id = $1::uuid limit 1) as service,
    (select time_zone from public.businesses where id = $1::uuid) as zone`;

/** 500 customers, for appointments and calls to belong to. */
const customersSql = `
  insert into public.customers (id, business_id, phone, name)
  select md5($1::uuid::text || 'customer' || n)::uuid, $1::uuid, '+1303555' || lpad((2000 + n)::text, 4, '0'), 'Customer ' || n
  from generate_series(0, 499) as n on conflict do nothing`;

/**
 * The next 30 days, five sixths full: 5,000 appointments on 10 resources. Free are, on day `d` (1 is tomorrow) at slot
 * `s`, five resources when `(s + d) % 3` is 0, and none otherwise.
 */
const calendarSql = `
  with catalogue as (${catalogueSql})
  insert into public.appointments (business_id, resource_id, service_id, customer_id, reference, during, occupies, status,
    source, idempotency_key, customer_name)
  select $1::uuid, resources[r + 1], service, md5($1::uuid::text || 'customer' || (d * 7 + r + s) % 500)::uuid,
    'F' || d || '-' || r || '-' || s, tstzrange(at, at + '30 minutes'), tstzrange(at, at + '30 minutes'), 'confirmed',
    'call', 'full:' || d || ':' || r || ':' || s, 'Customer'
  from catalogue, generate_series(1, 30) as d, generate_series(0, 9) as r, generate_series(0, ${slotsPerDay - 1}) as s,
    lateral (select ((now() at time zone zone)::date + d + time '08:00' + s * interval '30 minutes') at time zone zone as at) moment
  where (s + 3 * r + d) % 6 <> 0`;

/** Calls number $2 to $3 - 1, back in time, one every five minutes, and one appointment each. */
const historyCallsSql = `
  insert into public.calls (id, business_id, provider_call_id, customer_id, line_number, caller_number, status, outcome,
    started_at, ended_at, duration_seconds, summary)
  select md5($1::uuid::text || 'call' || n)::uuid, $1::uuid, 'past_' || left($1::uuid::text, 8) || md5($1::uuid::text || n), md5($1::uuid::text || 'customer' || n % 500)::uuid,
    '+13035550100', '+1303555' || lpad((2000 + n % 500)::text, 4, '0'), 'ended',
    (array['booked', 'message', 'answered', 'abandoned'])[1 + n % 4], now() - n * interval '5 minutes',
    now() - n * interval '5 minutes' + interval '90 seconds', 90, 'Asked for a visit and was given a time.'
  from generate_series($2::int, $3::int - 1) as n`;
const historyAppointmentsSql = `
  with catalogue as (${catalogueSql})
  insert into public.appointments (business_id, resource_id, service_id, customer_id, call_id, reference, during, occupies,
    status, source, idempotency_key, customer_name)
  select $1::uuid, resources[1 + n % array_length(resources, 1)], service, md5($1::uuid::text || 'customer' || n % 500)::uuid,
    md5($1::uuid::text || 'call' || n)::uuid, 'P' || n, tstzrange(at, at + '30 minutes'), tstzrange(at, at + '30 minutes'),
    'completed', 'call', 'past:' || n, 'Customer'
  from catalogue, generate_series($2::int, $3::int - 1) as n,
    lateral (select ((now() at time zone zone)::date - 1 - n / (${slotsPerDay} * array_length(resources, 1)) + time '08:00'
      + (n / array_length(resources, 1)) % ${slotsPerDay} * interval '30 minutes') at time zone zone as at) moment`;

export async function fillCalendar(bench: Bench, { businessId }: Tenant): Promise<void> {
  await loadRows(bench, [
    [customersSql, [businessId]],
    [calendarSql, [businessId]],
  ]);
}

/** Past calls and appointments of one tenant, numbers `from` to `to` - 1. */
export async function addHistory(bench: Bench, { businessId }: Tenant, from: number, to: number): Promise<void> {
  const range = [businessId, from, to];
  await loadRows(bench, [
    [customersSql, [businessId]],
    [historyCallsSql, range],
    [historyAppointmentsSql, range],
  ]);
}

const neighboursSql = `
  with made as (
    insert into public.businesses (id, name, time_zone, status)
    select md5('neighbour' || n)::uuid, 'Neighbour ' || n, '${timeZone}', 'active' from generate_series(1, $1::int) as n
    returning id
  ), hours as (
    insert into public.business_hours (business_id, weekday, opens, closes)
    select id, day, '08:00', '18:00' from made, generate_series(1, 7) as day
  ), numbers as (
    insert into public.phone_numbers (business_id, e164)
    select id, '+1970555' || lpad((row_number() over ())::text, 4, '0') from made
  ), answering as (
    insert into public.receptionists (business_id, retell_agent_id) select id, 'agent_' || replace(id::text, '-', '') from made
  ), offered as (
    insert into public.services (business_id, name, duration_minutes) select id, 'Visit', 30 from made
  )
  insert into public.resources (business_id, name, position) select id, 'Crew ' || n, n from made, generate_series(1, 2) as n`;

/** More tenants, each with a number, a catalogue, 100 calls and 100 appointments. */
export async function addNeighbours(bench: Bench, howMany: number): Promise<void> {
  await loadRows(bench, [[neighboursSql, [howMany]]]);
  const { rows } = await bench.admin.query<{ id: string }>(
    "select id from public.businesses where name like 'Neighbour %'",
  );
  const client = await bench.admin.connect();
  try {
    await client.query("set session_replication_role = replica");
    for (const { id } of rows) {
      await client.query(historyCallsSql, [id, 0, 100]);
      await client.query(historyAppointmentsSql, [id, 0, 100]);
    }
    await client.query("reset session_replication_role");
    await client.query("analyze");
  } finally {
    client.release();
  }
}

/** The n-th of the 200 moments of `calendarSql` that are free, as a local time of the business; every one five times. */
export function freeMoment(n: number, today: Date): string {
  const free: [number, number][] = [];
  for (let day = 2; day <= 30; day += 1) {
    for (let slot = 0; slot < slotsPerDay; slot += 1) if ((slot + day) % 3 === 0) free.push([day, slot]);
  }
  const [day, slot] = free[n % free.length] ?? [2, 1];
  const local = new Intl.DateTimeFormat("en-CA", { timeZone }).format(today);
  const date = new Date(`${local}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + day);
  const minutes = openingHour * 60 + slot * 30;
  const time = `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
  return `${date.toISOString().slice(0, 10)}T${time}`;
}
