import pg from "pg";
import type { SeedBusiness, StackFile } from "@/scripts/local/stack-file";
import { makeBusyDays } from "./busy-days";
import { createUser, openAuthAdmin } from "./seed-people";

export type Print = (line: string) => void;
type Client = pg.Client;

/** Works with the rights of the database's owner, as samples must. */
export async function withAdmin<Result>(stack: StackFile, work: (admin: Client) => Promise<Result>): Promise<Result> {
  const admin = new pg.Client({ connectionString: stack.databaseUrl });
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.end();
  }
}

/** One of the sample businesses, by its place. */
export function businessAt(stack: StackFile, index: number): SeedBusiness {
  const business = stack.seed?.businesses[index];
  if (!business) throw new Error("The stack has no sample businesses.");
  return business;
}

/** Prints where to look, and as whom. */
export function tellWhere(stack: StackFile, business: SeedBusiness, path: string, print: Print): void {
  print(`${business.name}: ${stack.web}${path}`);
  print(`Sign in as ${business.owner.email} with ${business.owner.password}`);
}

/** Asks a stand-in for something; throws what it answered when it refuses. */
export async function post(url: string, body: unknown): Promise<void> {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${url}: ${response.status} ${await response.text()}`);
}

/** 90 days of calls, visits, texts and fees for the first sample business; a second run changes nothing. */
export async function seedBusy(stack: StackFile, print: Print): Promise<void> {
  const business = businessAt(stack, 0);
  await withAdmin(stack, async (admin) => print(await fillBusyDays(admin, business)));
  tellWhere(stack, business, "/dashboard", print);
}

/** 90 days of a business that has services and crews; a second run changes nothing. Returns what was made, in words. */
export async function fillBusyDays(
  admin: Client | pg.PoolClient,
  { id, number, timeZone }: Pick<SeedBusiness, "id" | "number" | "timeZone">,
): Promise<string> {
  const { rows: services } = await admin.query(
    `select id, name, duration_minutes, buffer_minutes, price_cents from public.services
     where business_id = $1 order by position`,
    [id],
  );
  const { rows: resources } = await admin.query<{ id: string }>(
    "select id from public.resources where business_id = $1 order by position",
    [id],
  );
  const resourceIds = resources.map((resource) => resource.id);
  const rows = makeBusyDays({ businessId: id, number, timeZone, now: new Date(), days: 90, services, resourceIds });
  // Nobody is told of what happened weeks ago: no broadcast, no job.
  await admin.query("begin; set local session_replication_role = replica");
  for (const [table, list] of Object.entries(rows)) await insertAll(admin, table, list);
  await admin.query("commit; analyze");
  return `${rows.calls.length} calls and ${rows.appointments.length} appointments`;
}

async function insertAll(admin: Client | pg.PoolClient, table: string, rows: Record<string, unknown>[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {}).join(", ");
  if (columns === "") return;
  await admin.query(
    `insert into public.${table} (${columns}) select ${columns}
     from json_populate_recordset(null::public.${table}, $1::json) on conflict do nothing`,
    [JSON.stringify(rows)],
  );
}

/** The owner took back the permission at Google; bookings go on without events. */
export async function seedDisconnectedCalendar(stack: StackFile, print: Print): Promise<void> {
  const business = businessAt(stack, 1);
  await post(`${stack.google.url}/_sim/revoke-all`, {});
  await withAdmin(stack, async (admin) => {
    await admin.query(
      "update public.calendar_connections set state = 'needs_reconnect', last_error = 'invalid_grant' where business_id = $1",
      [business.id],
    );
    await admin.query(
      `insert into public.notifications (business_id, key, kind, title, body)
       values ($1, 'seed:calendar', 'calendar_disconnected', 'Google Calendar is disconnected',
         'Bookings go on, but they do not appear in Google. Connect the calendar again.') on conflict do nothing`,
      [business.id],
    );
  });
  tellWhere(stack, business, "/dashboard/calendar", print);
}

/** Carriers have not approved the texts yet: confirmations go by mail. */
export async function seedPendingMessaging(stack: StackFile, print: Print): Promise<void> {
  const business = businessAt(stack, 1);
  await withAdmin(stack, async (admin) => {
    await admin.query("update public.messaging_registrations set state = 'submitted' where business_id = $1", [
      business.id,
    ]);
  });
  tellWhere(stack, business, "/dashboard", print);
}

export const newcomer = { email: "nora@newleaf.example", password: "demo-password-9" };

/** An owner who has just proven her address and has set up nothing; a second run changes nothing. */
export async function seedNew(stack: StackFile, print: Print): Promise<void> {
  await withAdmin(stack, async (admin) => {
    const { rows } = await admin.query("select from auth.users where email = $1", [newcomer.email]);
    if (rows.length > 0) return;
    const userId = await createUser(openAuthAdmin(stack), newcomer.email, newcomer.password);
    await admin.query(
      "select app.register_business($1, 'New Leaf Lawns', 'landscaping', 'America/Chicago', $2, now())",
      [userId, newcomer.email],
    );
  });
  print(`New Leaf Lawns: ${stack.web}/dashboard`);
  print(`Sign in as ${newcomer.email} with ${newcomer.password}`);
}
