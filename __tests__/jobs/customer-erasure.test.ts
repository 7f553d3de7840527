import type pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type FullTenant, makeFullTenant } from "@/__tests__/support/full-tenant";
import { makeUser } from "@/__tests__/support/make-business";
import { analyzedBody } from "@/__tests__/support/retell-bodies";
import { mondayMorning, openTestContainer, type TestContainer } from "@/__tests__/support/test-container";
import { toCallEvent } from "@/lib/providers/retell/mapper";
import { placeHold } from "@/lib/services/privacy/change-privacy";
import { eraseCustomer } from "@/lib/services/privacy/erase-customer";

let app: TestContainer;
let made = 0;

beforeAll(async () => {
  app = await openTestContainer();
});
beforeEach(async () => {
  app.clock.now = mondayMorning;
  // Nine tenants have numbers of their own.
  made = 0;
  await app.database.admin.query("delete from public.phone_pool");
  await app.database.admin.query("delete from public.number_reservations");
});
afterAll(() => app.close());

const afterVisit = new Date(mondayMorning.getTime() + 3 * 24 * 3_600_000);

const ctx = (now: Date) => ({
  ...app.container.ports,
  now,
  requestId: "test",
  causeId: null,
  actor: { kind: "system" as const, id: "test" },
});

/** A business whose customer has called, booked, texted and reported an emergency; everything says `word`. */
async function openTenant(word: string): Promise<FullTenant & { customerId: string }> {
  made += 1;
  const tenant = await makeFullTenant(app, word, made);
  const { admin } = app.database;
  await admin.query("update public.emergencies set state = 'closed', closed_at = $2 where business_id = $1", [
    tenant.business.id,
    mondayMorning,
  ]);
  const { rows } = await admin.query<{ id: string }>(
    "select id from public.customers where business_id = $1 and phone = $2",
    [tenant.business.id, tenant.customerPhone],
  );
  return { ...tenant, customerId: rows[0]?.id ?? "" };
}

const erase = (tenant: FullTenant & { customerId: string }, changes: object = {}, now = afterVisit) =>
  eraseCustomer(ctx(now), {
    businessId: tenant.business.id,
    memberId: tenant.business.ownerId,
    customerId: tenant.customerId,
    name: `${tenant.word} jones `,
    timeZone: "America/Denver",
    ...changes,
  });

/** Every table of the database whose rows hold a text, with how many do. */
async function tablesWith(admin: pg.Pool, text: string): Promise<Record<string, number>> {
  const { rows: tables } = await admin.query<{ name: string }>(
    "select c.oid::regclass::text as name from pg_class c where relkind = 'r' and relnamespace in ('public'::regnamespace, 'auth'::regnamespace, 'realtime'::regnamespace)",
  );
  const found: Record<string, number> = {};
  for (const { name } of tables) {
    const { rows } = await admin.query(
      `select count(*)::int as count from ${name} t where strpos(lower(to_jsonb(t)::text), lower($1)) > 0`,
      [text],
    );
    if (rows[0].count > 0) found[name] = rows[0].count;
  }
  return found;
}

/** What a customer's own words, mails and events leave in every place that there is. */
async function leaveTraces(tenant: FullTenant & { customerId: string }): Promise<void> {
  const { admin } = app.database;
  const { business, customerPhone, customerId } = tenant;
  await admin.query(
    `with written as (update public.customers set notes = 'Secretive: the key is under the mat', email = 'secretive@example.com',
         address = '1 Secretive Street', tags = '{secretive}' where id = $2 returning to_jsonb(customers) as row),
     kept as (insert into public.audit_log (business_id, actor_kind, actor_id, action, subject_kind, subject_id, after, occurred_at)
       select $1, 'caller', $3, 'customer.saved', 'customer', $2::text, row, $4 from written),
     lead as (insert into public.audit_log (business_id, actor_kind, actor_id, action, subject_kind, subject_id, after, occurred_at)
       select $1, 'caller', $3, 'customer.merged', 'customer', 'another', jsonb_build_object('phone', $3::text), $4 from written),
     talked as (insert into public.conversations (business_id, customer_number, customer_id, brain)
       values ($1, $3, $2, '{"said": "secretive"}') returning id),
     texted as (insert into public.messages (business_id, customer_id, conversation_id, direction, kind, idempotency_key,
         from_number, to_number, body, heard, state)
       select $1, $2, id, 'inbound', 'inbound', 'text ' || $3, $3, '+13035550100', 'secretive words', 'secretive', 'received' from talked),
     alerted as (insert into public.messages (business_id, direction, kind, idempotency_key, to_number, params, state)
       select $1, 'outbound', 'owner_alert', 'owner_alert:emergency:' || id || ':step:0', '+13035550198',
         jsonb_build_object('words', 'Secretive at ' || $3::text), 'sent' from public.emergencies where business_id = $1),
     told as (insert into public.notifications (business_id, key, kind, title, body)
       values ($1, 'text:' || $3, 'text', 'Text from ' || $3, 'secretive')),
     heard as (insert into public.webhook_events (provider, event_id, kind, payload, state, received_at)
       values ('telnyx', 'event ' || $1::text, 'message.received', jsonb_build_object('from', $3::text, 'text', 'secretive'), 'done', $5),
         ('retell', 'call ' || $1::text, 'call_analyzed', jsonb_build_object('call_id', $6::text, 'transcript', 'secretive'), 'done', $5))
     select 1`,
    [business.id, customerId, customerPhone, mondayMorning, afterVisit, `call-${tenant.word}`],
  );
}

describe("a customer who is erased", () => {
  test("leaves no trace in any table but the ledgers that the law keeps, and others keep theirs", async () => {
    const tenant = await openTenant("Clementine");
    const other = await openTenant("Dorothea");
    await leaveTraces(tenant);
    app.clock.now = mondayMorning;
    await app.container.drain();
    const { admin } = app.database;
    const otherBefore = await tablesWith(admin, other.customerPhone);
    const feesBefore = await admin.query("select id, amount_cents from public.fees where business_id = $1", [
      tenant.business.id,
    ]);

    app.clock.now = afterVisit;
    expect(await erase(tenant)).toEqual({ outcome: "erased" });
    await app.container.drain();

    const digits = tenant.customerPhone.slice(2);
    expect(await tablesWith(admin, digits)).toEqual({ consent_events: expect.any(Number) });
    for (const words of ["secretive", "Clementine Jones", "under the mat", "Clementine water everywhere"]) {
      expect([words, await tablesWith(admin, words)]).toEqual([words, {}]);
    }
    const kept = await admin.query(
      "select customer_name, customer_phone, address, notes from public.appointments where business_id = $1",
      [tenant.business.id],
    );
    expect(kept.rows).toEqual([
      { customer_name: "Deleted customer", customer_phone: null, address: null, notes: null },
    ]);
    const fees = await admin.query("select id, amount_cents from public.fees where business_id = $1", [
      tenant.business.id,
    ]);
    expect(fees.rows).toEqual(feesBefore.rows);
    expect(await tablesWith(admin, other.customerPhone)).toEqual(otherBefore);
    const audit = await admin.query(
      "select actor_id, before, after, reason from public.audit_log where business_id = $1 and action = 'privacy.customer_erased'",
      [tenant.business.id],
    );
    expect(audit.rows).toEqual([{ actor_id: tenant.business.ownerId, before: null, after: null, reason: null }]);
    expect(app.voice.forgotten).toContain("call-Clementine");
  });

  test("is a new customer when they call again", async () => {
    const tenant = await openTenant("Esmeralda");
    await erase(tenant);

    const event = toCallEvent(
      analyzedBody({ business: tenant.business, callId: "call-again", from: tenant.customerPhone }),
      afterVisit,
    );
    if (event) await app.stores.calls.applyEvent(tenant.business.id, "retell", event, afterVisit);
    await app.container.ports.bookings.book({
      businessId: tenant.business.id,
      callId: null,
      serviceId: tenant.business.serviceIds[0] ?? "",
      resourceId: null,
      startsAt: new Date("2026-12-01T17:00:00Z"),
      idempotencyKey: "again",
      source: "call",
      customer: { name: "Esme", phone: tenant.customerPhone, email: null, address: null, zip: "80202", notes: null },
      now: afterVisit,
    });

    const { rows } = await app.database.admin.query(
      "select id, name from public.customers where business_id = $1 and phone = $2",
      [tenant.business.id, tenant.customerPhone],
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]).not.toMatchObject({ id: tenant.customerId });
  });

  test("is not brought back by an event that comes late", async () => {
    const tenant = await openTenant("Florentina");
    await erase(tenant);
    const late = toCallEvent(
      analyzedBody({ business: tenant.business, callId: "call-Florentina", from: tenant.customerPhone }),
      afterVisit,
    );

    if (late) await app.stores.calls.applyEvent(tenant.business.id, "retell", late, afterVisit);

    const { rows } = await app.database.admin.query(
      "select caller_number, summary from public.calls where business_id = $1",
      [tenant.business.id],
    );
    expect(rows).toEqual([{ caller_number: null, summary: null }]);
  });

  test("has merged numbers erased with them, and is no longer in any list or search", async () => {
    const tenant = await openTenant("Guinevere");
    const { admin } = app.database;
    await admin.query(
      "insert into public.customers (business_id, phone, name, merged_into) values ($1, '+17205550909', 'Guinevere Jones', $2)",
      [tenant.business.id, tenant.customerId],
    );
    await erase(tenant);
    app.clock.now = afterVisit;
    await app.container.drain();

    expect(await tablesWith(admin, "+17205550909")).toEqual({});
    const scope = {
      claims: { sub: tenant.business.ownerId, role: "authenticated" },
      businessId: tenant.business.id,
    };
    const reads = app.container.memberReads;
    const nothing = { search: null, mark: null, seenSince: null, seenBefore: null };
    const list = await reads.listCustomers(scope, nothing, { cursor: null, limit: 50 });
    expect(list.rows.map(({ id }) => id)).not.toContain(tenant.customerId);
    expect(await reads.loadCustomer(scope, tenant.customerId)).toBeNull();
  });
});

describe("the events of an erased customer", () => {
  test("are looked for a part at a time, and those whose job has died are emptied too", async () => {
    const tenant = await openTenant("Leopoldine");
    const { admin } = app.database;
    await admin.query(
      `with noise as (insert into public.webhook_events (provider, event_id, kind, payload, state, received_at)
         select 'telnyx', 'noise ' || number, 'message.sent', '{"to": "+1"}', 'done', $2
         from generate_series(1, 1000) as number),
       given_up as (insert into public.webhook_events (provider, event_id, kind, payload, received_at)
         values ('telnyx', 'given up', 'message.received', jsonb_build_object('from', $1::text), $3) returning id)
       insert into public.jobs (kind, key, payload, state) select 'process_webhook', 'webhook:' || id, '{}', 'dead'
       from given_up`,
      [tenant.customerPhone, afterVisit, new Date(afterVisit.getTime() + 1_000)],
    );
    app.clock.now = afterVisit;
    await erase(tenant);
    await app.container.drain();

    const { rows } = await admin.query("select payload from public.webhook_events where event_id = 'given up'");
    expect(rows).toEqual([{ payload: {} }]);
    const jobs = await admin.query(
      "select result from public.jobs where kind = 'erase_inbox' and business_id = $1 order by finished_at, id",
      [tenant.business.id],
    );
    expect(jobs.rows.map(({ result }) => result)).toEqual(["part", "part", "nothing is left"]);
  });
});

describe("an erasure leaves lists alone", () => {
  test("that are being put there, waits for those that are being read, and takes those that were", async () => {
    const tenant = await openTenant("Magdalena");
    const { admin } = app.database;
    const { id } = tenant.business;
    await admin.query(
      `with lists as (insert into public.customer_imports (business_id, file_name, storage_path, state)
         values ($1, 'a', 'uploading', 'uploading'), ($1, 'b', 'read', 'done'), ($1, 'c', 'reading', 'running')
         returning id, state)
       insert into public.jobs (business_id, kind, key, payload)
       select $1, 'import_customers', 'import_customers:' || id, jsonb_build_object('import_id', id)
       from lists where state = 'running'`,
      [id],
    );
    expect(await erase(tenant)).toMatchObject({ problem: expect.stringContaining("reading of a list") });
    await admin.query("update public.jobs set state = 'dead' where business_id = $1 and kind = 'import_customers'", [
      id,
    ]);
    expect(await erase(tenant)).toEqual({ outcome: "erased" });

    const { rows } = await admin.query(
      "select storage_path from public.customer_imports where business_id = $1 and file_name <> 'Magdalena' order by file_name",
      [id],
    );
    expect(rows.map(({ storage_path: path }) => path)).toEqual(["uploading", "", ""]);
  });
});

describe("an erasure is refused", () => {
  test("while appointments are to come, with a sentence that names them", async () => {
    const tenant = await openTenant("Henrietta");

    const refused = await erase(tenant, {}, mondayMorning);

    expect(refused).toEqual({
      outcome: "refused",
      problem: "Cancel what is to come first: Henrietta cleaning on Tuesday, November 24, 2026 at 9:00 AM.",
    });
  });

  test("when the name is another, under a hold, and while an emergency is open", async () => {
    const tenant = await openTenant("Isadora");
    const by = { businessId: tenant.business.id, memberId: tenant.business.ownerId };
    expect(await erase(tenant, { name: "Isadora" })).toMatchObject({
      problem: expect.stringContaining("not the name"),
    });
    await app.database.admin.query(
      "insert into public.emergencies (business_id, customer_number, kind, is_life_threat, words, ladder, opened_at) values ($1, $2, 'water', false, 'w', '[]', $3)",
      [tenant.business.id, tenant.customerPhone, afterVisit],
    );
    expect(await erase(tenant)).toMatchObject({ problem: expect.stringContaining("under way") });
    await placeHold(ctx(afterVisit), { ...by, customerId: tenant.customerId, reason: "A claim" });
    expect(await erase(tenant)).toMatchObject({ problem: expect.stringContaining("legal hold") });
  });

  test("to managers, viewers and owners of other businesses, and twice", async () => {
    const tenant = await openTenant("Josephina");
    const other = await openTenant("Katarina");
    for (const role of ["manager", "viewer"]) {
      const memberId = await makeUser(app.database.admin, `${role}@erasure.example`);
      await app.database.admin.query(
        "insert into public.memberships (business_id, user_id, role) values ($1, $2, $3)",
        [tenant.business.id, memberId, role],
      );
      await expect(erase(tenant, { memberId })).rejects.toThrow("Only an owner");
    }
    await expect(erase(tenant, { memberId: other.business.ownerId })).rejects.toThrow("Only an owner");
    await expect(erase(other, { customerId: tenant.customerId })).rejects.toThrow("no such customer");
    expect(await erase(tenant)).toEqual({ outcome: "erased" });
    await expect(erase(tenant)).rejects.toThrow("no such customer");
  });
});
