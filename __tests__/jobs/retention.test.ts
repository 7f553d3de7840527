import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { makeBusiness, type TestBusiness } from "@/__tests__/support/make-business";
import { mondayMorning, openTestContainer, type TestContainer } from "@/__tests__/support/test-container";
import { mergeCustomers } from "@/lib/services/customers/write-customers";
import { placeHold, releaseHold, saveClocks } from "@/lib/services/privacy/change-privacy";
import { eraseCustomer } from "@/lib/services/privacy/erase-customer";
import { eraseRecording } from "@/lib/services/privacy/erase-recording";
import { sweepRetention } from "@/lib/services/privacy/sweep-retention";

let app: TestContainer;

beforeAll(async () => {
  app = await openTestContainer();
});
beforeEach(() => {
  app.clock.now = mondayMorning;
});
afterAll(() => app.close());

const dayMs = 24 * 3_600_000;
const daysAgo = (days: number) => new Date(mondayMorning.getTime() - days * dayMs);

const ctx = (now = mondayMorning) => ({
  ...app.container.ports,
  now,
  requestId: "test",
  causeId: null,
  actor: { kind: "system" as const, id: "test" },
});

/** A call so many days ago, with words, a summary, a recording in storage and a text. */
async function addCall({ id }: TestBusiness, days: number, phone = "+17205550101"): Promise<string> {
  const { admin } = app.database;
  const { rows } = await admin.query<{ id: string }>(
    `with known as (insert into public.customers (business_id, phone, name) values ($1, $3, 'Jenny Jones')
       on conflict (business_id, phone) do update set name = excluded.name returning id)
     insert into public.calls (business_id, provider_call_id, caller_number, customer_id, status, started_at, ended_at, summary)
     select $1, 'call_' || gen_random_uuid(), $3, id, 'ended', $2, $2, 'About a drain' from known returning id`,
    [id, daysAgo(days), phone],
  );
  const callId = rows[0]?.id ?? "";
  await admin.query(
    `with said as (insert into public.call_turns (call_id, business_id, position, role, content)
       values ($1, $2, 0, 'caller', 'My drain is blocked')),
     called as (insert into public.call_events (business_id, call_id, event_key, kind, args)
       values ($2, $1, 'tool', 'tool_call', '{"name": "Jenny"}')),
     texted as (insert into public.messages (business_id, call_id, direction, kind, idempotency_key, to_number, body, state, created_at)
       values ($2, $1, 'outbound', 'text_back', 'key ' || $1::text, $4, 'Sorry we missed you', 'delivered', $5))
     insert into public.recordings (call_id, business_id, source_url, state, storage_path)
     values ($1, $2, 'https://voice.example/' || $1::text, 'stored', $3)`,
    [callId, id, `${id}/${callId}.wav`, phone, daysAgo(days)],
  );
  app.recordings.files.set(`${id}/${callId}.wav`, "voice");
  return callId;
}

/** Emergencies that were reported on a call and by text so long ago, and what members were told of them. */
async function addTextedEmergency({ id, number }: TestBusiness, callId: string, days: number): Promise<void> {
  await app.stores.texts.receive({
    webhookEventId: id,
    providerMessageId: `text ${id}`,
    fromNumber: "+17205550101",
    toNumber: number,
    body: "The cellar is full of water",
    command: null,
    replyKind: null,
    saidAt: daysAgo(days),
    now: daysAgo(days),
    notice: { title: "An urgent text", body: "The cellar is full of water", isUrgent: true },
  });
  const { rows } = await app.database.admin.query("select id from public.conversations where business_id = $1", [id]);
  for (const from of [
    { callId, conversationId: null },
    { callId: null, conversationId: rows[0].id },
  ]) {
    await app.stores.emergencies.open({
      ...from,
      businessId: id,
      kind: "water",
      isLifeThreat: false,
      isDrill: false,
      words: "The cellar is full of water",
      customerNumber: "+17205550101",
      customerName: null,
      address: null,
      title: "Water",
      body: "They said that the cellar is full of water",
      actor: { kind: "caller", id: "+17205550101" },
      now: daysAgo(days),
    });
  }
}

/** What is left of a call. */
async function leftOf(callId: string) {
  const { rows } = await app.database.admin.query(
    `select recordings.state as recording, recordings.removed_after_days as days, calls.summary,
       (select count(*)::int from public.call_turns where call_id = calls.id) as turns,
       (select args from public.call_events where call_id = calls.id) as args,
       (select body from public.messages where call_id = calls.id) as text
     from public.calls join public.recordings on recordings.call_id = calls.id where calls.id = $1`,
    [callId],
  );
  return rows[0];
}

const whole = { recording: "stored", days: null, summary: "About a drain", turns: 1, args: { name: "Jenny" } };

async function auditOf({ id }: TestBusiness) {
  const { rows } = await app.database.admin.query(
    "select after from public.audit_log where business_id = $1 and action = 'privacy.swept' order by occurred_at",
    [id],
  );
  return rows.map(({ after }) => after);
}

async function sweepAndDrain(now = mondayMorning): Promise<void> {
  app.clock.now = now;
  await sweepRetention(ctx(now));
  await app.container.drain();
}

async function choose(business: TestBusiness, clocks: object, memberId = business.ownerId) {
  const { rows } = await app.database.admin.query(
    "select revision from public.privacy_settings where business_id = $1",
    [business.id],
  );
  return saveClocks(ctx(daysAgo(1)), {
    businessId: business.id,
    memberId,
    baseRevision: rows[0]?.revision ?? 1,
    clocks,
  });
}

describe("the clocks", () => {
  test("remove exactly what is due, each kind by its own clock, and the audit says how much", async () => {
    const business = await makeBusiness(app.database.admin);
    await choose(business, { recordingDays: 30, transcriptDays: 90, textDays: 180 });
    const [fresh, month, quarter, old] = await Promise.all([29, 31, 91, 181].map((days) => addCall(business, days)));

    await sweepAndDrain();

    const text = "Sorry we missed you";
    expect(await leftOf(fresh ?? "")).toEqual({ ...whole, text });
    const silent = { ...whole, recording: "removed", days: 30 };
    expect(await leftOf(month ?? "")).toEqual({ ...silent, text });
    expect(await leftOf(quarter ?? "")).toEqual({ ...silent, summary: null, turns: 0, args: null, text });
    expect(await leftOf(old ?? "")).toEqual({ ...silent, summary: null, turns: 0, args: null, text: null });
    expect([...app.recordings.files.keys()].filter((path) => path.startsWith(business.id))).toEqual([
      `${business.id}/${fresh}.wav`,
    ]);
    expect(await auditOf(business)).toEqual([{ recordings: 3, transcripts: 2, texts: 1 }]);
    expect(app.voice.forgotten).toHaveLength(3);
  });

  test("take words from wherever they were copied to: what members were told, and reported emergencies", async () => {
    const business = await makeBusiness(app.database.admin);
    await choose(business, { recordingDays: null, transcriptDays: 90, textDays: 180 });
    const callId = await addCall(business, 91);
    await addTextedEmergency(business, callId, 181);

    await sweepAndDrain();

    const { rows } = await app.database.admin.query(
      `select to_jsonb(notifications)::text || ' ' as said from public.notifications where business_id = $1
       union all select to_jsonb(emergencies)::text from public.emergencies where business_id = $1
       union all select to_jsonb(messages)::text from public.messages where business_id = $1`,
      [business.id],
    );
    expect(rows.length).toBeGreaterThan(5);
    expect(rows.filter(({ said }) => said.includes("cellar"))).toEqual([]);
  });

  test("let the carrier delete its recordings of the calls that we led ourselves", async () => {
    const business = await makeBusiness(app.database.admin);
    const callId = await addCall(business, 100);
    await app.database.admin.query("update public.calls set engine = 'telnyx' where id = $1", [callId]);
    const { rows } = await app.database.admin.query("select provider_call_id from public.calls where id = $1", [
      callId,
    ]);

    await sweepAndDrain();

    expect(app.carrier.forgotten).toEqual([rows[0].provider_call_id]);
    expect(app.voice.forgotten).not.toContain(rows[0].provider_call_id);
  });

  test("run once a day, find nothing twice, and keep what is set to be kept", async () => {
    const business = await makeBusiness(app.database.admin);
    await choose(business, { recordingDays: null, transcriptDays: null, textDays: 180 });
    const callId = await addCall(business, 3_000);

    await sweepAndDrain();
    await sweepAndDrain();
    await sweepAndDrain(new Date(mondayMorning.getTime() + 2 * dayMs));

    expect(await leftOf(callId)).toEqual({ ...whole, text: null });
    expect(await auditOf(business)).toEqual([{ recordings: 0, transcripts: 0, texts: 1 }]);
  });

  test("take a long list in batches, one a minute", async () => {
    const business = await makeBusiness(app.database.admin);
    for (let index = 0; index < 5; index += 1) await addCall(business, 800 + index);
    const sweep = async (now: Date) => {
      while (await app.container.ports.privacy.sweep(2, now));
    };

    for (let minute = 0; minute < 4; minute += 1) await sweep(new Date(mondayMorning.getTime() + minute * 60_000));

    expect((await auditOf(business)).map(({ recordings }) => recordings)).toEqual([2, 2, 1]);
  });

  test("cut off between the file and its row, the removal goes on and removes nothing more", async () => {
    const business = await makeBusiness(app.database.admin);
    const callId = await addCall(business, 100);
    await app.container.ports.privacy.sweep(200, mondayMorning);
    const request = { businessId: business.id, callId };
    const settle = app.container.ports.privacy.settleErasedRecording;
    const dies: typeof settle = () => Promise.reject(new Error("killed"));
    const killed = { ...ctx(), privacy: { ...app.container.ports.privacy, settleErasedRecording: dies } };

    await expect(eraseRecording(killed, request)).rejects.toThrow("killed");
    expect((await leftOf(callId)).recording).toBe("removing");
    expect(await eraseRecording(ctx(), request)).toBe("removed");
    expect(await eraseRecording(ctx(), request)).toBe("already");
    expect((await leftOf(callId)).recording).toBe("removed");
  });

  test("a storage that is away is asked again; the row says removed only when the file is gone", async () => {
    const business = await makeBusiness(app.database.admin);
    const callId = await addCall(business, 100);
    await app.container.drain();
    app.recordings.failures.push("unavailable");
    await app.container.ports.privacy.sweep(200, mondayMorning);

    await app.container.drain();
    expect((await leftOf(callId)).recording).toBe("removing");
    app.clock.now = new Date(mondayMorning.getTime() + 60_000);
    await app.container.drain();
    expect((await leftOf(callId)).recording).toBe("removed");
  });

  test("what only passes through is emptied after a week: provider events and lists that were read in", async () => {
    const business = await makeBusiness(app.database.admin);
    app.importFiles.files.set("list.csv", new Uint8Array([1]));
    await app.database.admin.query(
      `with read as (insert into public.customer_imports (business_id, file_name, storage_path, state, created_at)
         values ($1, 'list.csv', 'list.csv', 'done', $2))
       insert into public.webhook_events (provider, event_id, kind, payload, state, received_at)
       values ('retell', 'old', 'call_ended', '{"from": "+1"}', 'done', $2),
         ('retell', 'waits', 'call_ended', '{"from": "+1"}', 'received', $2),
         ('retell', 'given up', 'call_ended', '{"from": "+1"}', 'received', $2),
         ('retell', 'fresh', 'call_ended', '{"from": "+1"}', 'done', $3)`,
      [business.id, daysAgo(8), daysAgo(6)],
    );
    await app.database.admin.query(
      `insert into public.jobs (kind, key, payload, state, run_at)
       select 'process_webhook', 'webhook:' || id, jsonb_build_object('webhook_event_id', id),
         case event_id when 'waits' then 'queued' else 'dead' end, '2099-01-01'
       from public.webhook_events where event_id in ('waits', 'given up')`,
    );

    await sweepAndDrain();

    const { rows } = await app.database.admin.query(
      "select event_id, payload <> '{}' as is_whole from public.webhook_events where provider = 'retell' order by event_id",
    );
    expect(rows).toEqual([
      { event_id: "fresh", is_whole: true },
      { event_id: "given up", is_whole: false },
      { event_id: "old", is_whole: false },
      { event_id: "waits", is_whole: true },
    ]);
    expect(app.importFiles.files.size).toBe(0);
  });
});

describe("a legal hold", () => {
  test("on a customer keeps what is theirs, whoever else is swept, until it is released", async () => {
    const business = await makeBusiness(app.database.admin);
    const held = await addCall(business, 3_000, "+17205550102");
    const other = await addCall(business, 3_000, "+17205550103");
    const { rows } = await app.database.admin.query("select customer_id from public.calls where id = $1", [held]);
    const request = { businessId: business.id, memberId: business.ownerId };
    expect(await placeHold(ctx(), { ...request, customerId: rows[0].customer_id, reason: "A claim" })).toBe("placed");
    expect(await placeHold(ctx(), { ...request, customerId: rows[0].customer_id, reason: "Again" })).toBe("already");

    await sweepAndDrain();
    expect(await leftOf(held)).toEqual({ ...whole, text: "Sorry we missed you" });
    expect((await leftOf(other)).recording).toBe("removed");

    const hold = await app.database.admin.query("select id from public.legal_holds where business_id = $1", [
      business.id,
    ]);
    await releaseHold(ctx(), { ...request, holdId: hold.rows[0].id });
    await sweepAndDrain(new Date(mondayMorning.getTime() + 2 * dayMs));
    expect((await leftOf(held)).recording).toBe("removed");
  });

  test("on a customer keeps what is theirs when they become one with another, and is shown there", async () => {
    const business = await makeBusiness(app.database.admin);
    const [kept, held] = [
      await addCall(business, 3_000, "+17205550104"),
      await addCall(business, 3_000, "+17205550105"),
    ];
    const { rows } = await app.database.admin.query(
      "select customer_id from public.calls where id = any ($1) order by caller_number",
      [[kept, held]],
    );
    const [customerId, otherId] = rows.map((row) => row.customer_id);
    const by = { businessId: business.id, memberId: business.ownerId };
    await placeHold(ctx(), { ...by, customerId: otherId, reason: "A claim" });
    await mergeCustomers(ctx(), { ...by, customerId, otherId });

    await sweepAndDrain();

    const text = "Sorry we missed you";
    expect([await leftOf(kept), await leftOf(held)]).toEqual([
      { ...whole, text },
      { ...whole, text },
    ]);
    const erasing = { ...by, customerId, name: "Jenny Jones", timeZone: "America/Denver" };
    expect(await eraseCustomer(ctx(), erasing)).toMatchObject({ problem: expect.stringContaining("legal hold") });
    const scope = { claims: { sub: business.ownerId, role: "authenticated" }, businessId: business.id };
    const shown = await app.container.memberReads.loadCustomerPrivacy(scope, customerId);
    expect(shown.hold).toMatchObject({ reason: "A claim", customer: { id: customerId } });
  });

  test("on the business stops every clock", async () => {
    const business = await makeBusiness(app.database.admin);
    const callId = await addCall(business, 3_000);
    const by = { businessId: business.id, memberId: business.ownerId };
    await placeHold(ctx(), { ...by, customerId: null, reason: "A lawsuit" });

    await sweepAndDrain();

    expect(await leftOf(callId)).toEqual({ ...whole, text: "Sorry we missed you" });
  });

  test("placed by our staff is released by our staff alone, and never by a stranger", async () => {
    const business = await makeBusiness(app.database.admin);
    const other = await makeBusiness(app.database.admin);
    const staffId = other.ownerId;
    await app.database.admin.query("insert into public.staff (user_id, role) values ($1, 'support')", [staffId]);
    await placeHold(ctx(), { businessId: business.id, memberId: staffId, customerId: null, reason: "A court order" });
    const { rows } = await app.database.admin.query("select id from public.legal_holds where business_id = $1", [
      business.id,
    ]);
    const release = (memberId: string) => releaseHold(ctx(), { businessId: business.id, memberId, holdId: rows[0].id });

    await expect(release(business.ownerId)).rejects.toThrow("CloudGreet placed this hold");
    await expect(release((await makeBusiness(app.database.admin)).ownerId)).rejects.toThrow("Only an owner");
    expect(await release(staffId)).toBe("released");
  });
});

describe("who may change the clocks", () => {
  test("owners alone, within bounds, and the later of two sees that the first was quicker", async () => {
    const business = await makeBusiness(app.database.admin);
    const manager = (await makeBusiness(app.database.admin)).ownerId;
    await app.database.admin.query(
      "insert into public.memberships (business_id, user_id, role) values ($1, $2, 'manager')",
      [business.id, manager],
    );
    const clocks = { recordingDays: 7, transcriptDays: 30, textDays: null };

    await expect(choose(business, clocks, manager)).rejects.toThrow("Only an owner");
    await expect(choose(business, { ...clocks, recordingDays: 1 })).rejects.toThrow("between 7 days and 7 years");
    expect(await choose(business, clocks)).toBe("saved");
    const late = { businessId: business.id, memberId: business.ownerId, baseRevision: 1, clocks };
    expect(await saveClocks(ctx(), late)).toBe("changed_elsewhere");
  });
});
