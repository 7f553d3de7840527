import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { tuesdayAt } from "@/__tests__/sql/booking-support";
import { type FullTenant, makeFullTenant } from "@/__tests__/support/full-tenant";
import { withoutBusiness } from "@/__tests__/support/functions-without-business";
import { openTestStores, type TestStores } from "@/__tests__/support/test-stores";
import { mondayMorning } from "@/__tests__/support/world";

let app: TestStores;
let asApp: pg.Pool;
let a: FullTenant;
let b: FullTenant;

interface SqlFunction {
  schema: string;
  name: string;
  args: string[];
  settings: string[] | null;
  isPublic: boolean;
  isForApp: boolean;
  isNamedForApp: boolean;
  isForMembers: boolean;
  isForAnon: boolean;
}
let functions: SqlFunction[];

beforeAll(async () => {
  app = await openTestStores();
  asApp = new pg.Pool({ connectionString: app.database.appUrl, max: 2 });
  a = await makeFullTenant(app, "Aurora", 1);
  b = await makeFullTenant(app, "Boreal", 2);
  const { rows } = await app.database.admin.query<SqlFunction>(
    `select n.nspname as schema, p.proname as name, coalesce(p.proargnames[1:p.pronargs], '{}') as args,
       p.proconfig as settings,
       exists (select from aclexplode(p.proacl) where grantee = 0) or p.proacl is null as "isPublic",
       has_schema_privilege('app_server', n.oid, 'usage') and has_function_privilege('app_server', p.oid, 'execute') as "isForApp",
       exists (select from aclexplode(p.proacl) where grantee = 'app_system'::regrole) as "isNamedForApp",
       has_function_privilege('authenticated', p.oid, 'execute') as "isForMembers",
       has_function_privilege('anon', p.oid, 'execute') as "isForAnon"
     from pg_proc p join pg_namespace n on n.oid = p.pronamespace
     where n.nspname in ('app', 'private', 'public')
       and not exists (select from pg_depend where objid = p.oid and deptype = 'e') order by 1, 2`,
  );
  functions = rows;
});
afterAll(async () => {
  await asApp.end();
  await app.close();
});

const nameOf = ({ schema, name }: SqlFunction) => `${schema}.${name}`;

describe("every function", () => {
  test("has a search path of its own, so that nobody can put a table in its way", () => {
    const without = functions.filter(
      ({ settings }) => !settings?.some((setting) => /^search_path=("")?$/.test(setting)),
    );

    expect(functions.length).toBeGreaterThan(40);
    expect(without.map(nameOf)).toEqual([]);
  });

  test("is closed to everybody but those it is granted to by name", () => {
    expect(functions.filter(({ isPublic }) => isPublic).map(nameOf)).toEqual([]);
    expect(functions.filter(({ isForAnon }) => isForAnon).map(nameOf)).toEqual([]);
  });

  test("of schema app is for the application, and no other is", () => {
    const wrong = functions.filter(
      ({ schema, isForApp, isNamedForApp }) => isForApp !== (schema === "app") || isForApp !== isNamedForApp,
    );

    expect(wrong.map(nameOf)).toEqual([]);
  });

  test("that members may call is one that policies stand on, or reads no more than they may", () => {
    const forMembers = functions.filter(({ isForMembers }) => isForMembers).map(nameOf);

    expect(forMembers).toEqual([
      "private.is_session_good",
      "private.is_staff",
      "private.my_business_ids",
      "private.my_live_topics",
      "private.notification_group",
      "private.read_setting",
      "private.search_calls",
      "private.search_conversations",
      "private.search_customers",
      "private.uuid_v7",
    ]);
  });
});

test("every function of the application takes the business, or is known not to need it", () => {
  const without = functions.filter(({ schema, args }) => schema === "app" && !args.includes("p_business_id"));

  expect(without.map(({ name }) => name).sort()).toEqual(Object.keys(withoutBusiness).sort());
});

/** A's value for an argument of this name; undefined when the name is not known here. */
async function valueOfA(name: string): Promise<unknown> {
  const { admin } = app.database;
  const idOf = async (table: string, where = "true") =>
    (await admin.query(`select id from public.${table} where business_id = $1 and ${where} limit 1`, [a.business.id]))
      .rows[0]?.id;
  const plain: Record<string, unknown> = {
    p_service_id: a.business.serviceIds[0],
    p_resource_id: a.business.resourceIds[0],
    p_phone: a.customerPhone,
    p_from: mondayMorning,
    p_to: tuesdayAt(23),
    p_now: mondayMorning,
    p_starts_at: tuesdayAt(11),
    p_idempotency_key: "key Aurora",
    p_source: "call",
    p_customer: { name: "Boreal caller", phone: "+17205559999", zip: "80202" },
    p_seen_revision: null,
    p_may_override: false,
    p_address: "1 Main Street",
    p_zip: "80202",
    p_notes: "notes",
    p_status: "completed",
    p_reason: "reason",
    p_actor_kind: "caller",
    p_actor_id: "someone",
    p_event_id: "event",
    p_revision: 99,
    p_error: "error",
    p_name: "Boreal caller",
    p_message: "hello",
    p_is_urgent: false,
    p_llm_id: "llm_b",
    p_agent_id: "agent_b",
    p_agent_version: 9,
    p_minutes: 20,
    p_text_kind: "owner_alert",
    p_key: "key",
    p_to_number: "+13035550177",
    p_number: "+13035550177",
    p_words: "words",
    p_params: { words: "words" },
    p_conversation_state: "person",
    p_member_id: b.business.ownerId,
    p_micros: 100,
    p_cap_micros: 1_000_000,
    p_reserved_micros: 100,
    p_spent_micros: 50,
    p_emergency: {
      kind: "water",
      is_life_threat: false,
      words: "words",
      customer_number: "+13035550177",
      title: "title",
    },
    p_step: 0,
    p_wait_seconds: 90,
    p_alert_state: "failed",
    p_provider_id: "v3:b",
    p_content: { greeting: "Boreal" },
    p_note: "note",
    p_draft_revision: 1,
    p_version_number: 1,
    p_rehearsal_state: "failed",
    p_done: 1,
    p_total: 1,
    p_report: { total: 1, passed: 0, failures: [] },
    p_caller_number: "+13035550177",
    p_person_name: null,
    p_position: 1,
    p_attempt_state: "answered",
    p_cause: "cause",
    p_at: mondayMorning,
    p_purpose: "transfer",
    p_email: "guest@example.com",
    p_role: "viewer",
    p_nonce: "01900000-0000-7000-8000-00000000000a",
    p_token_hash: "hash-b",
    p_user_id: a.business.ownerId,
    p_choices: {
      hidden: [],
      email: ["bookings"],
      text: [],
      mobile: null,
      quietFrom: null,
      quietTo: null,
      digestHour: 7,
    },
    p_section: "areas",
    p_base: ["80202"],
    p_value: ["80203"],
    p_registration_kind: "10dlc",
    p_registration_state: "approved",
    p_account_email: "boreal@example.com",
    p_refresh_token_sealed: "sealed",
    p_any_account: true,
    p_target: "primary",
    p_calendar_id: "primary",
    p_calendars: [{ id: "primary", title: "Main", is_busy: true }],
    p_on_external_change: "ask",
    p_counts_tentative: true,
    p_is_open: true,
    p_is_full: true,
    p_base_token: null,
    p_next_token: "next",
    p_blocks: [{ id: "x", starts_at: tuesdayAt(9), ends_at: tuesdayAt(10), summary: "Boreal" }],
    p_gone: [],
    p_is_same: false,
    p_event_starts_at: tuesdayAt(15),
    p_change_state: "kept",
    p_watched_id: "watched",
    p_expires_at: tuesdayAt(9),
    p_wizard_step: "phone",
    p_answers: { choice: "skip" },
    p_texts: { samples: [] },
    p_brand_id: "B1",
    p_campaign_id: "C1",
    p_request_id: "T1",
    p_profile: { name: "Boreal", trade: "plumbing", tone: "warm" },
    p_catalogue: { timeZone: "America/Denver", services: [], resources: ["crew"], hours: [], closures: [], zips: [] },
    p_choice: "local",
    p_e164: a.business.number,
    p_forward_from: null,
    p_carrier: null,
    p_order_id: "order-b",
    p_number_kind: "local",
    p_number_id: "number-b",
    p_profile_id: "profile-b",
    p_plan_id: "standard",
    p_account_id: "cus_b",
    p_launch_step: "number",
    p_launch_state: "failed",
    p_advice: "advice",
    p_provider_ids: {},
    p_is_skipped: false,
    p_url: "https://boreal.example.com/",
    p_import_state: "failed",
    p_failure: "failure",
    p_proposal: null,
    p_items: ["service-1"],
    p_base_revision: 1,
    p_details: { name: "Boreal caller", phone: "+17205559999", tags: [], is_vip: true, is_blocked: false },
    p_tags: ["boreal"],
    p_correction_kind: "other",
    p_file_name: "list.csv",
    p_storage_path: "boreal/list.csv",
    p_from_row: 1,
    p_next_row: 2,
    p_row_count: 1,
    p_rows: [{ row: 2, phone: "+17205559999", name: "Boreal caller" }],
    p_errors: [],
  };
  if (name in plain) return plain[name];
  const tables: Record<string, string> = {
    p_appointment_id: "appointments",
    p_fee_id: "fees",
    p_call_id: "calls",
    p_notification_id: "notifications",
    p_message_id: "messages",
    p_conversation_id: "conversations",
    p_customer_id: "customers",
    p_emergency_id: "emergencies",
    p_alert_id: "emergency_alerts",
    p_version_id: "receptionist_versions",
    p_rehearsal_id: "receptionist_rehearsals",
    p_synced_calendar_id: "synced_calendars",
    p_channel_id: "calendar_channels",
    p_change_id: "external_changes",
    p_invitation_id: "invitations",
    p_import_id: "website_imports",
    p_customer_import_id: "customer_imports",
    p_other_id: "customers",
  };
  const table = tables[name];
  return table ? idOf(table) : undefined;
}

/** Every row of one business, in every table, as text. */
async function rowsOf(tenant: FullTenant): Promise<string> {
  const { admin } = app.database;
  const { rows: tables } = await admin.query<{ name: string }>(
    `select c.relname as name from pg_class c join pg_attribute t on t.attrelid = c.oid and t.attname = 'business_id'
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' order by 1`,
  );
  const parts: string[] = [];
  for (const { name } of tables) {
    const { rows } = await admin.query(
      `select coalesce(jsonb_agg(to_jsonb(t) order by to_jsonb(t)::text), '[]')::text as rows from public.${name} t where business_id = $1`,
      [tenant.business.id],
    );
    parts.push(`${name} ${rows[0]?.rows}`);
  }
  const { rows } = await admin.query("select to_jsonb(t)::text as row from public.businesses t where id = $1", [
    tenant.business.id,
  ]);
  return [...parts, rows[0]?.row].join("\n");
}

/** Every id and every word that is A's alone. */
async function marksOfA(): Promise<string[]> {
  const text = await rowsOf(a);
  const ids = text.match(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g) ?? [];
  return [...new Set([...ids, a.word, a.customerPhone, a.business.number, a.business.stripeCustomerId])];
}

function toParameter(value: unknown): unknown {
  return typeof value === "object" && value !== null && !(value instanceof Date) ? JSON.stringify(value) : value;
}

function isId(text: string): boolean {
  return /^[0-9a-f]{8}-/.test(text);
}

/** As they are; without a number, as by someone who need not prove one; and with what B has of its own. */
async function variants({ args }: SqlFunction, values: unknown[]): Promise<unknown[][]> {
  const { rows } = await app.database.admin.query(
    "select id from public.appointments where business_id = $1 and status = 'confirmed' order by id desc limit 1",
    [b.business.id],
  );
  const own: Record<string, unknown> = {
    p_service_id: b.business.serviceIds[0],
    p_resource_id: null,
    p_appointment_id: rows[0]?.id,
    p_phone: null,
  };
  return [
    values,
    values.map((value, index) => (args[index] === "p_phone" ? null : value)),
    values.map((value, index) => ((args[index] ?? "") in own ? own[args[index] ?? ""] : value)),
  ];
}

test("called for B with A's ids, no function tells or changes anything of A, or links B to it", {
  timeout: 90_000,
}, async () => {
  const marks = await marksOfA();
  const before = await rowsOf(a);
  const called: string[] = [];
  const wrong: string[] = [];
  const linked = new Set<string>();
  for (const sqlFunction of functions.filter(
    ({ schema, args }) => schema === "app" && args.includes("p_business_id"),
  )) {
    const values: unknown[] = [];
    for (const arg of sqlFunction.args) {
      const value = arg === "p_business_id" ? b.business.id : await valueOfA(arg);
      if (value === undefined) throw new Error(`no value is known here for ${sqlFunction.name}(${arg})`);
      values.push(toParameter(value));
    }
    for (const given of await variants(sqlFunction, values)) {
      const list = sqlFunction.args.map((arg, index) => `${arg} => $${index + 1}`).join(", ");
      const { rows } = await asApp.query(`select * from app.${sqlFunction.name}(${list})`, given);
      const answer = JSON.stringify(rows);
      for (const mark of marks) if (answer.includes(mark)) wrong.push(`${sqlFunction.name} answered with ${mark}`);
      const ofB = await rowsOf(b);
      for (const id of marks.filter((mark) => isId(mark) && !linked.has(mark) && ofB.includes(mark))) {
        linked.add(id);
        wrong.push(`after ${sqlFunction.name} a row of B points to ${id}`);
      }
    }
    called.push(sqlFunction.name);
  }

  expect(called.length).toBeGreaterThan(10);
  expect([...new Set(wrong)]).toEqual([]);
  expect(await rowsOf(a)).toBe(before);
});

test("notes of tool calls reach no call of another business", async () => {
  const { rows } = await app.database.admin.query("select id from public.calls where business_id = $1", [
    a.business.id,
  ]);
  const before = await rowsOf(a);

  await app.stores.calls.recordToolCalls([
    {
      businessId: b.business.id,
      callId: rows[0]?.id,
      eventKey: "stolen",
      toolName: "x",
      args: {},
      result: {},
      outcome: "x",
      durationMs: 1,
      occurredAt: mondayMorning,
    },
  ]);

  expect(await rowsOf(a)).toBe(before);
});
