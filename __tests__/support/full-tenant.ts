import { bookingOf, mustBook } from "@/__tests__/sql/booking-support";
import { makeBusiness, type TestBusiness } from "@/__tests__/support/make-business";
import { analyzedBody, endedBody } from "@/__tests__/support/retell-bodies";
import type { TestStores } from "@/__tests__/support/test-stores";
import { mondayMorning, secrets } from "@/__tests__/support/world";
import { parseKeyRing, seal } from "@/lib/crypto/seal";
import { toCallEvent } from "@/lib/providers/retell/mapper";

/** A business with a row in every table that has tenants. `word` stands in every name and text of it. */
export interface FullTenant {
  business: TestBusiness;
  word: string;
  customerPhone: string;
}

/** Makes one, by what the product itself does where it can. `digit` keeps the numbers of two apart. */
export async function makeFullTenant(app: TestStores, word: string, digit: number): Promise<FullTenant> {
  const { admin } = app.database;
  const { stores: ports } = app;
  const customerPhone = `+1720555${digit}${digit}${digit}${digit}`;
  const business = await makeBusiness(admin, {
    name: `${word} Plumbing`,
    services: [{ name: `${word} cleaning`, minutes: 60, resources: [0] }],
    resources: [`${word} crew`, `${word} second crew`],
    closures: [{ startsOn: "2026-12-25", endsOn: "2026-12-25" }],
    zips: ["80202"],
    knowledge: [{ question: `${word}?`, answer: `${word}!` }],
  });
  const callBody = { business, callId: `call-${word}`, from: customerPhone };
  for (const body of [endedBody(callBody), analyzedBody(callBody)]) {
    const event = toCallEvent(body, mondayMorning);
    if (event) await ports.calls.applyEvent(business.id, "retell", event, mondayMorning);
  }
  const { rows } = await admin.query<{ id: string }>("select id from public.calls where business_id = $1", [
    business.id,
  ]);
  const callId = rows[0]?.id ?? null;
  const customer = { ...bookingOf(business).customer, name: `${word} Jones`, phone: customerPhone, zip: "80202" };
  await mustBook(app, business, { callId, customer, idempotencyKey: `key ${word}` });
  await ports.calls.takeMessage({
    businessId: business.id,
    callId,
    name: word,
    phone: customerPhone,
    message: `${word} message`,
    isUrgent: true,
    now: mondayMorning,
  });
  await ports.texts.receive({
    webhookEventId: business.id,
    providerMessageId: `text-${word}`,
    fromNumber: `${customerPhone.slice(0, -1)}0`,
    toNumber: business.number,
    body: `${word} stop`,
    command: "stop",
    replyKind: null,
    saidAt: mondayMorning,
    now: mondayMorning,
  });
  await admin.query("insert into public.messaging_settings (business_id, review_url) values ($1, $2)", [
    business.id,
    `https://${word.toLowerCase()}.example.com/review`,
  ]);
  await admin.query(
    `insert into public.escalation_targets (business_id, purpose, position, name, phone)
     values ($1, 'emergency', 1, $2, '+13035550198')`,
    [business.id, word],
  );
  await fillLaunch(app, business, word, digit);
  const emergency = await ports.emergencies.open({
    businessId: business.id,
    callId,
    conversationId: null,
    kind: "water",
    isLifeThreat: false,
    isDrill: false,
    words: `${word} water everywhere`,
    customerNumber: customerPhone,
    customerName: word,
    address: null,
    title: word,
    body: word,
    actor: { kind: "caller", id: customerPhone },
    now: mondayMorning,
  });
  const { emergencyId } = emergency;
  await ports.emergencies.startStep({
    businessId: business.id,
    emergencyId,
    step: 0,
    waitSeconds: 90,
    now: mondayMorning,
  });
  await admin.query(
    "insert into public.receptionist_versions (business_id, number, content) values ($1, 1, jsonb_build_object('greeting', $2::text))",
    [business.id, word],
  );
  await admin.query(
    "insert into public.receptionist_rehearsals (business_id, content) values ($1, jsonb_build_object('greeting', $2::text))",
    [business.id, word],
  );
  await admin.query(
    `insert into public.transfer_attempts (business_id, call_id, position, name, phone, started_at)
     values ($1, $2, 1, $3, '+13035550198', $4)`,
    [business.id, callId, word, mondayMorning],
  );
  await admin.query(
    `insert into public.phone_tests (call_id, business_id, member_id, press_id, state, created_at)
     values ($1, $2, $3, gen_random_uuid(), 'placed', $4)`,
    [callId, business.id, business.ownerId, mondayMorning],
  );
  await admin.query(
    "insert into public.busy_blocks (business_id, during, source, summary) values ($1, '[2026-11-25,2026-11-26)', 'google', $2)",
    [business.id, word],
  );
  await admin.query(`insert into public.model_spend (business_id, day, spent_micros) values ($1, '2026-11-23', 1)`, [
    business.id,
  ]);
  await admin.query(
    "insert into public.call_conversations (call_id, business_id, state) values ($1, $2, jsonb_build_object('said', $3::text))",
    [callId, business.id, word],
  );
  await admin.query(
    `insert into public.call_inbox (call_id, business_id, event_key, kind, event, occurred_at)
     values ($1, $2, 'key', 'heard', jsonb_build_object('text', $3::text), $4)`,
    [callId, business.id, word, mondayMorning],
  );
  const sealed = seal(parseKeyRing(secrets.encryptionKeys), business.id, `refresh ${word}`);
  await admin.query(
    "insert into public.calendar_connections (business_id, account_email, refresh_token_sealed) values ($1, $2, $3)",
    [business.id, `${word}@example.com`, sealed],
  );
  await admin.query(
    `with synced as (insert into public.synced_calendars (business_id, calendar_id, title, sync_token)
       values ($1, 'primary', $2, $2) returning id)
     insert into public.calendar_channels (id, business_id, synced_calendar_id, resource_id)
     select gen_random_uuid(), $1, id, $2 from synced`,
    [business.id, word],
  );
  await admin.query(
    `insert into public.external_changes (business_id, appointment_id, revision, kind, reason)
     select $1, id, revision, 'deleted', $2 from public.appointments where business_id = $1`,
    [business.id, word],
  );
  await admin.query(
    `insert into public.website_imports (business_id, url, state, proposal, created_at)
     values ($1, $2, 'ready', jsonb_build_object('word', $2::text), $3)`,
    [business.id, `https://${word.toLowerCase()}.example.com/`, mondayMorning],
  );
  await admin.query("insert into public.calendar_feeds (business_id) values ($1)", [business.id]);
  await admin.query(
    `insert into public.fee_disputes (business_id, fee_id, reason, returns_to, state, opened_at)
     select business_id, id, $2, 'pending', 'withdrawn', $3 from public.fees where business_id = $1`,
    [business.id, word, mondayMorning],
  );
  await admin.query(
    `insert into public.invoices (business_id, stripe_invoice_id, number, kind, status, total_cents, issued_at)
     values ($1, $2, $2, 'plan', 'paid', 20000, $3)`,
    [business.id, `in_${word}`, mondayMorning],
  );
  await fillPrivacy(app, business, word);
  await admin.query(
    `with unpaid as (insert into public.dunning_episodes (business_id, began_at, pauses_at, ended_at, outcome)
       values ($1, $2, $2, $2, 'paid') returning id)
     insert into public.dunning_notices (episode_id, notice, business_id, queued_at) select id, 'day_0', $1, $2 from unpaid`,
    [business.id, mondayMorning],
  );
  await fillTeam(app, business, word);
  await fillPeople(app, business, word);
  return { business, word, customerPhone };
}

/** Clocks, a hold that was released, a copy that has expired, an erasure, and a deletion that is done. */
async function fillPrivacy(app: TestStores, { id, ownerId }: TestBusiness, word: string): Promise<void> {
  await app.database.admin.query(
    `with clocks as (insert into public.privacy_settings (business_id, next_sweep_at) values ($1, $4)),
     held as (insert into public.legal_holds (business_id, reason, placed_by, placed_at, released_at)
       values ($1, $3, $2, $4, $4)),
     copied as (insert into public.privacy_exports (business_id, requested_by, state, created_at, moved_at)
       values ($1, $2, 'expired', $4, $4)),
     deleted as (insert into public.business_deletions (business_id, requested_by, requested_at, line_ends_at, due_at, state)
       values ($1, $2, $4, $4, '2099-01-01', 'done'))
     insert into public.erasures (business_id, needles, created_at, finished_at) values ($1, array[$3], $4, $4)`,
    [id, ownerId, word, mondayMorning],
  );
}

/** An invitation, what the owner wants to be told, and what they have read. */
async function fillTeam(app: TestStores, { id, ownerId }: TestBusiness, word: string): Promise<void> {
  const { admin } = app.database;
  await admin.query(
    `insert into public.invitations (business_id, email, role, token_hash, invited_by, expires_at)
     values ($1, $2, 'viewer', $2, $3, '2099-01-01')`,
    [id, `invited-${word.toLowerCase()}@example.com`, ownerId],
  );
  await admin.query("insert into public.member_preferences (business_id, user_id) values ($1, $2)", [id, ownerId]);
  await admin.query(
    `insert into public.notification_reads (business_id, user_id, notification_id)
     select $1, $2, id from public.notifications where business_id = $1 limit 1`,
    [id, ownerId],
  );
  await admin.query(
    `insert into public.attention_marks (business_id, item_id, done_at)
     select $1, id, now() from public.notifications where business_id = $1 limit 1`,
    [id],
  );
  await admin.query(
    `insert into public.mobile_codes (id, business_id, user_id, number, channel, code_hash, expires_at)
     values (private.uuid_v7(), $1, $2, '+13035550188', 'text', 'hash', now() + interval '10 minutes')`,
    [id, ownerId],
  );
  await admin.query("insert into public.digests (business_id, user_id, day) values ($1, $2, '2026-11-22')", [
    id,
    ownerId,
  ]);
}

/** A list that was read in with a bad line, and what a member noted about a call. */
async function fillPeople(app: TestStores, { id, ownerId }: TestBusiness, word: string): Promise<void> {
  await app.database.admin.query(
    `with made as (insert into public.customer_imports (business_id, member_id, file_name, storage_path)
       values ($1, $2, $3, $3) returning id),
     wrong as (insert into public.customer_import_errors (import_id, business_id, row_number, reason)
       select id, $1, 2, $3 from made),
     noted as (insert into public.call_notes (call_id, business_id, words, updated_at)
       select id, $1, $3, $4 from public.calls where business_id = $1)
     insert into public.call_corrections (business_id, call_id, member_id, kind, words, created_at)
     select $1, id, $2, 'other', $3, $4 from public.calls where business_id = $1`,
    [id, ownerId, word, mondayMorning],
  );
}

/** The wizard's answers, a number that is held, and a launch under way. */
async function fillLaunch(app: TestStores, { id }: TestBusiness, word: string, digit: number): Promise<void> {
  const { launches, onboarding } = app.stores;
  await onboarding.saveStep({
    businessId: id,
    step: "calendar",
    answers: { choice: "skip", note: word },
    revision: 0,
    now: mondayMorning,
  });
  await app.database.admin.query(
    "insert into public.number_reservations (business_id, choice, e164, held_until) values ($1, 'local', $2, $3)",
    [id, `+1720555010${digit}`, mondayMorning],
  );
  await app.database.admin.query(
    "insert into public.phone_pool (e164, state, business_id) values ($1, 'assigned', $2)",
    [`+1888555010${digit}`, id],
  );
  await launches.start(id, mondayMorning);
  await launches.startForwardingTest(id, "+13035550177", mondayMorning);
}
