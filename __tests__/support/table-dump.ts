import type pg from "pg";

/** What calls write, apart from the tables that refer to these. What a business sets up itself stays. */
const roots = [
  "calls",
  "customers",
  "appointments",
  "webhook_events",
  "jobs",
  "incidents",
  "audit_log",
  "consent_events",
  "opt_outs",
  "notifications",
];

async function listTables(admin: pg.Pool): Promise<string[]> {
  const { rows } = await admin.query<{ name: string }>(
    `with recursive found as (
       select unnest($1::text[])::regclass::oid as id
       union
       select constraints.conrelid from pg_constraint constraints
       join found on found.id = constraints.confrelid where constraints.contype = 'f'
     )
     select id::regclass::text as name from found order by 1`,
    [roots.map((table) => `public.${table}`)],
  );
  return rows.map(({ name }) => name);
}

/** Moments that the call itself decides; all others tell when something was processed. */
const ownMoments = new Set(["starts_at", "ends_at", "started_at", "ended_at"]);
/** How it went, not what came of it; and bodies whose every id is another one. */
const leftOut = new Set(["attempts", "duration_ms", "lease_token", "leased_until", "payload", "pay_attempt"]);
/** What an event of an invoice did depends on how far the invoice was when it was read. */
const withoutResult = new Set(["jobs", "webhook_events"]);

const random: [RegExp, string][] = [
  [/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, "<uuid>"],
  [/call_<uuid>/g, "<call>"],
  [/\b(in|evt|cus|sub)_[A-Za-z0-9]+/g, "<stripe>"],
  [/\bcg[0-9a-f]{32}\b/g, "<event>"],
  [/"appt_id":"[A-Za-z0-9_-]{27}"/g, '"appt_id":"<token>"'],
  // Which crew a moment is offered with depends on who was booked before.
  [/"slot_id":"[A-Za-z0-9_-]{19}"/g, '"slot_id":"<slot>"'],
  [/\b[BCDFGHJKMNPQRSTVWXYZ2-9]{6}\b/g, "<reference>"],
  [/\b([BCDFGHJKMNPQRSTVWXYZ2-9] ){5}[BCDFGHJKMNPQRSTVWXYZ2-9]\b/g, "<reference>"],
];

function normalise(table: string, row: Record<string, unknown>): string {
  const kept = Object.entries(row)
    .filter(([column]) => !leftOut.has(column) && !(column === "result" && withoutResult.has(table)))
    .map(([column, value]) => [column, value instanceof Date && !ownMoments.has(column) ? "<time>" : value]);
  return random.reduce(
    (text, [pattern, word]) => text.replace(pattern, word),
    JSON.stringify(Object.fromEntries(kept)),
  );
}

/** What becomes of a mail, and that a calendar changed, is told when the other side is ready, once or several times. */
function isOthersTiming(table: string, { provider, kind }: Record<string, unknown>): boolean {
  if (table === "webhook_events") return provider === "resend" || provider === "google";
  return table === "jobs" && (kind === "sync_calendar" || kind === "watch_calendar");
}

/** The rows of every table that calls write, without what differs between two runs of the same call; sorted. */
export async function dumpTables(admin: pg.Pool): Promise<Record<string, string[]>> {
  const dump: Record<string, string[]> = {};
  for (const table of await listTables(admin)) {
    const { rows } = await admin.query<Record<string, unknown>>(`select * from ${table}`);
    dump[table] = rows
      .filter((row) => !isOthersTiming(table, row))
      .map((row) => normalise(table, row))
      .toSorted();
  }
  return dump;
}

/** The first difference between two dumps, short enough to read; null when there is none. */
export function firstDifference(expected: Record<string, string[]>, actual: Record<string, string[]>): string | null {
  for (const [table, rows] of Object.entries(expected)) {
    const others = actual[table] ?? [];
    const missing = rows.find((row) => !others.includes(row));
    const added = others.find((row) => !rows.includes(row));
    if (missing || added) return `${table}: ${missing ?? "nothing"} became ${added ?? "nothing"}`;
    if (rows.length !== others.length) return `${table}: ${rows.length} rows became ${others.length}`;
  }
  return null;
}

/** Forgets every call, so that the next one meets the same free calendar. */
export async function forgetCalls(admin: pg.Pool): Promise<void> {
  await admin.query(`truncate ${(await listTables(admin)).join(", ")}`);
}
