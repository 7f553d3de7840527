import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type FullTenant, makeFullTenant } from "@/__tests__/support/full-tenant";
import { makeUser } from "@/__tests__/support/make-business";
import { mondayMorning, openTestContainer, type TestContainer } from "@/__tests__/support/test-container";
import type { Ports } from "@/lib/ports";
import type { RegistrationFiling } from "@/lib/ports/messaging";
import { placeHold, releaseHold } from "@/lib/services/privacy/change-privacy";
import { deleteBusiness, requestDeletion, undoDeletion } from "@/lib/services/privacy/delete-business";

let app: TestContainer;
let made = 0;

beforeAll(async () => {
  app = await openTestContainer();
  Object.assign(app.container.ports.calendarSource, {
    stopWatch: async () => undefined,
    revoke: async () => undefined,
  });
});
beforeEach(() => {
  app.clock.now = mondayMorning;
});
afterAll(() => app.close());

const inDays = (days: number) => new Date(mondayMorning.getTime() + days * 24 * 3_600_000);

const ctx = (now = mondayMorning, ports: Ports = app.container.ports) => ({
  ...ports,
  now,
  requestId: "test",
  causeId: null,
  actor: { kind: "system" as const, id: "test" },
});

/** Frees the numbers of the tenants so far for others; there are nine. */
async function startAnew(digit: number): Promise<void> {
  made = digit;
  await app.database.admin.query("delete from public.phone_pool");
  await app.database.admin.query("delete from public.number_reservations");
}

/** A business with a row in every table, a number at the carrier and a plan at the payment provider. */
async function openTenant(word: string): Promise<FullTenant> {
  made += 1;
  const tenant = await makeFullTenant(app, word, made);
  const { admin } = app.database;
  const { id } = tenant.business;
  await admin.query("delete from public.business_deletions where business_id = $1", [id]);
  await admin.query("update public.phone_numbers set telnyx_number_id = 'number-' || $1::text where business_id = $1", [
    id,
  ]);
  app.planSales.subscriptions.set(tenant.business.stripeCustomerId, "active");
  return tenant;
}

const ask = ({ business }: FullTenant, changes: object = {}, now = mondayMorning) =>
  requestDeletion(ctx(now), {
    businessId: business.id,
    memberId: business.ownerId,
    name: business.name,
    endsLine: false,
    ...changes,
  });

async function isAnswering({ business }: FullTenant): Promise<boolean | undefined> {
  const { rows } = await app.database.admin.query(
    "select is_answering from public.receptionists where business_id = $1",
    [business.id],
  );
  return rows[0]?.is_answering;
}

/** Tables with a row of the business, or of nobody, that holds a text. */
async function tablesWith({ business }: FullTenant, text: string): Promise<string[]> {
  const { admin } = app.database;
  const { rows: tables } = await admin.query<{ name: string; key: string }>(
    `select c.relname as name, case when c.relname = 'businesses' then 'id'
       when exists (select from pg_attribute where attrelid = c.oid and attname = 'business_id') then 'business_id'
       else '$1' end as key
     from pg_class c where c.relkind = 'r' and relnamespace = 'public'::regnamespace order by 1`,
  );
  const found: string[] = [];
  for (const { name, key } of tables) {
    const { rowCount } = await admin.query(
      `select from public.${name} t where coalesce(${key}, $1::uuid) = $1 and strpos(lower(to_jsonb(t)::text), lower($2)) > 0`,
      [business.id, text],
    );
    if (rowCount) found.push(name);
  }
  return found;
}

/** What is no longer found by what names a person, and files. Answers the paths. */
async function leaveRemains({ business: { id } }: FullTenant): Promise<string[]> {
  const { admin } = app.database;
  const { rows } = await admin.query<{ id: string }>(
    `insert into public.calls (business_id, provider_call_id, status, started_at, ended_at, transcript_removed_at)
     values ($1, 'withheld', 'ended', $2, $2, $2) returning id`,
    [id, mondayMorning],
  );
  const [recording, logo] = [`${id}/${rows[0]?.id}.wav`, `${id}/logo`];
  await admin.query(
    `insert into public.recordings (call_id, business_id, source_url, state, storage_path)
     values ($1, $2, 'https://voice.example/withheld', 'stored', $3)`,
    [rows[0]?.id, id, recording],
  );
  await admin.query(
    `update public.emergencies set erased_at = $2, state = 'acknowledged', acknowledged_name = 'Wilhelmina',
       words = 'Erased' where business_id = $1`,
    [id, mondayMorning],
  );
  await admin.query(
    "update public.businesses set accent = '#aa0000', logo = jsonb_build_object('path', $2::text) where id = $1",
    [id, logo],
  );
  await admin.query(
    `with sought as (insert into public.erasures (business_id, needles, created_at) values ($1, '{+17205550888}', $2)
       returning id),
     heard as (insert into public.webhook_events (provider, event_id, kind, payload, state, received_at)
       values ('telnyx', 'remains', 'message.received', '{"from": "+17205550888"}', 'done', $3))
     insert into public.jobs (business_id, kind, key, payload, run_at)
     select $1, 'erase_inbox', 'erase_inbox:' || id, jsonb_build_object('erasure_id', id), $2 from sought`,
    [id, mondayMorning, inDays(29)],
  );
  await admin.query(
    "update public.customer_imports set state = 'queued', storage_path = 'remains' where business_id = $1",
    [id],
  );
  app.recordings.files.set(recording, "voice");
  app.brandFiles.files.set(logo, new Uint8Array([1]));
  app.importFiles.files.set("remains", new Uint8Array([1]));
  return [recording, logo];
}

const countsOf = async ({ business }: FullTenant) => {
  const { rows } = await app.database.admin.query(
    `select (select count(*)::int from public.fees where business_id = $1) as fees,
       (select count(*)::int from public.invoices where business_id = $1) as invoices,
       (select count(*)::int from public.consent_events where business_id = $1) as consent,
       (select count(*)::int from public.opt_outs where business_id = $1) as opt_outs,
       (select count(*)::int from public.audit_log where business_id = $1 and action not like 'privacy.%') as audit`,
    [business.id],
  );
  return rows[0];
};

describe("a business that is to go", () => {
  test("has thirty days, in which its line answers as the owner chose, and comes back as it was", async () => {
    const tenant = await openTenant("Aurelia");
    expect(await ask(tenant, { endsLine: true })).toEqual({ outcome: "requested" });
    expect(await ask(tenant)).toEqual({ outcome: "already" });
    expect(await isAnswering(tenant)).toBe(false);
    const by = { businessId: tenant.business.id, memberId: tenant.business.ownerId };

    app.clock.now = inDays(29);
    await app.container.drain();
    expect(await undoDeletion(ctx(inDays(29)), by)).toBe("undone");
    expect(await isAnswering(tenant)).toBe(true);
    app.clock.now = inDays(31);
    await app.container.drain();

    expect(await tablesWith(tenant, "Aurelia Plumbing")).toContain("businesses");
    expect(app.planSales.subscriptions.get(tenant.business.stripeCustomerId)).toBe("active");
    expect(await undoDeletion(ctx(inDays(31)), by)).toBe("not_found");
  });

  test("answers until the end, and then ends everywhere and is erased, but for what the law keeps", async () => {
    const tenant = await openTenant("Benedikta");
    const other = await openTenant("Cassiopeia");
    const before = await countsOf(tenant);
    const otherBefore = await tablesWith(other, "Cassiopeia");
    await ask(tenant);
    expect(await isAnswering(tenant)).toBe(true);

    app.clock.now = inDays(30);
    await app.container.drain();
    await app.container.drain();

    expect(app.planSales.subscriptions.get(tenant.business.stripeCustomerId)).toBe("canceled");
    expect([...app.numberShop.released]).toEqual([`number-${tenant.business.id}`]);
    expect(app.voice.deletedAgents).toEqual([tenant.business.agentId]);
    expect(app.voice.forgotten).toContain("call-Benedikta");
    expect(await countsOf(tenant)).toEqual(before);
    // The line that was called and the pool's number were ours; the rest is the ledgers.
    expect(await tablesWith(tenant, "+1")).toEqual(["calls", "consent_events", "opt_outs", "phone_pool"]);
    expect(await tablesWith(tenant, tenant.customerPhone)).toEqual(["consent_events"]);
    // Ids of providers, the ledgers, the file of a list that its job removed, and the service of the appointment.
    expect(await tablesWith(tenant, "Benedikta")).toEqual(
      ["call_events", "calls", "consent_events", "fee_disputes", "invoices", "jobs", "messages"].concat([
        "opt_outs",
        "services",
      ]),
    );
    for (const words of ["Jones", "Plumbing", "message", "water", "crew"].map((word) => `Benedikta ${word}`)) {
      expect([words, await tablesWith(tenant, words)]).toEqual([words, []]);
    }
    expect(await tablesWith(tenant, tenant.business.email)).toEqual([]);
    expect(await tablesWith(other, "Cassiopeia")).toEqual(otherBefore);
    const scope = { sub: tenant.business.ownerId, role: "authenticated" };
    expect(await app.container.memberReads.listBusinesses(scope)).toEqual([]);
  });

  test("cut off before or after any step goes on where it was, and each provider is asked for the same", async () => {
    const seen: string[] = [];
    const watched = ["privacy", "planSales", "numberShop", "voice"] as const;
    const dying = (place: string | null, moment: "before" | "after"): Ports => {
      const times = new Map<string, number>();
      const copy = (name: (typeof watched)[number]) =>
        Object.fromEntries(
          Object.entries(app.container.ports[name]).map(([method, work]) => [
            method,
            async (...args: unknown[]) => {
              const count = (times.get(method) ?? 0) + 1;
              times.set(method, count);
              if (place === null) seen.push(`${method} ${count}`);
              if (`${method} ${count}` !== place) return (work as (...given: unknown[]) => unknown)(...args);
              if (moment === "after") await (work as (...given: unknown[]) => unknown)(...args);
              throw new Error("killed");
            },
          ]),
        );
      return Object.assign({ ...app.container.ports }, Object.fromEntries(watched.map((name) => [name, copy(name)])));
    };
    const whole = await openTenant("Delphina");
    await ask(whole);
    expect(await deleteBusiness(ctx(inDays(30), dying(null, "before")), whole.business.id)).toBe("erased");
    expect(seen).toEqual([
      "beginDeletion 1",
      "cancelPlan 1",
      "release 1",
      "deleteAgent 1",
      "eraseBusiness 1",
      "finishDeletion 1",
    ]);

    for (const [index, place] of seen.entries()) {
      for (const moment of ["before", "after"] as const) {
        await startAnew(3 + ((index * 2 + (moment === "after" ? 1 : 0)) % 6));
        const tenant = await openTenant(`Tenant${index}${moment}`);
        const before = await countsOf(tenant);
        await ask(tenant);
        await expect(deleteBusiness(ctx(inDays(30), dying(place, moment)), tenant.business.id)).rejects.toThrow(
          "killed",
        );
        expect(await deleteBusiness(ctx(inDays(30)), tenant.business.id)).toMatch(/erased|gone/);
        expect(await tablesWith(tenant, tenant.customerPhone)).toEqual(["consent_events"]);
        expect(await countsOf(tenant)).toEqual(before);
        expect(app.planSales.subscriptions.get(tenant.business.stripeCustomerId)).toBe("canceled");
        expect(app.numberShop.released).toContain(`number-${tenant.business.id}`);
        expect(app.voice.deletedAgents).toContain(tenant.business.agentId);
      }
    }
  });

  test("waits as long as a legal hold stands", async () => {
    await startAnew(1);
    const tenant = await openTenant("Eleonora");
    const by = { businessId: tenant.business.id, memberId: tenant.business.ownerId };
    await ask(tenant);
    await placeHold(ctx(), { ...by, customerId: null, reason: "A lawsuit" });
    expect(await deleteBusiness(ctx(inDays(40)), tenant.business.id)).toBe("waits");
    const { rows } = await app.database.admin.query(
      "select id from public.legal_holds where business_id = $1 and released_at is null",
      [tenant.business.id],
    );
    await releaseHold(ctx(inDays(41)), { ...by, holdId: rows[0].id });
    expect(await deleteBusiness(ctx(inDays(41)), tenant.business.id)).toBe("erased");
  });

  test("takes along what no name leads to: a call from nobody, its logo, and what an earlier erasure had begun", async () => {
    await startAnew(5);
    const tenant = await openTenant("Agnieszka");
    const files = await leaveRemains(tenant);
    await ask(tenant);

    expect(await deleteBusiness(ctx(inDays(30)), tenant.business.id)).toBe("erased");
    app.clock.now = inDays(30);
    await app.container.drain();

    for (const words of ["Wilhelmina", "+17205550888", "#aa0000"]) {
      expect([words, await tablesWith(tenant, words)]).toEqual([words, []]);
    }
    expect(files.filter((path) => app.recordings.files.has(path) || app.brandFiles.files.has(path))).toEqual([]);
    expect(app.importFiles.files.size).toBe(0);
  });

  test("is ended at the carriers, later when they keep its brand for a while", async () => {
    await startAnew(6);
    const tenant = await openTenant("Brunhilde");
    const { id } = tenant.business;
    await app.database.admin.query(
      `insert into public.messaging_registrations (business_id, brand_id, campaign_id) values ($1, $2, 'C')
       on conflict (business_id) do update set brand_id = excluded.brand_id, campaign_id = excluded.campaign_id`,
      [id, `B-${id}`],
    );
    app.carrierFilings.filed.set(`B-${id}`, { businessId: id } as RegistrationFiling);
    app.carrierFilings.endings.push("later");
    await ask(tenant);

    app.clock.now = inDays(30);
    await app.container.drain();
    expect(app.carrierFilings.filed.has(`B-${id}`)).toBe(true);
    app.clock.now = inDays(61);
    await app.container.drain();

    expect(app.carrierFilings.filed.has(`B-${id}`)).toBe(false);
  });
});

test("only an owner asks for it or takes it back, by the right name, and not under a hold", async () => {
  await startAnew(2);
  const tenant = await openTenant("Friederike");
  const by = { businessId: tenant.business.id, memberId: tenant.business.ownerId };
  for (const role of ["manager", "viewer"]) {
    const memberId = await makeUser(app.database.admin, `${role}@deletion.example`);
    await app.database.admin.query("insert into public.memberships (business_id, user_id, role) values ($1, $2, $3)", [
      tenant.business.id,
      memberId,
      role,
    ]);
    await expect(ask(tenant, { memberId })).rejects.toThrow("Only an owner");
    await expect(undoDeletion(ctx(), { ...by, memberId })).rejects.toThrow("Only an owner");
  }
  expect(await ask(tenant, { name: "Friederike" })).toMatchObject({ problem: expect.stringContaining("not the name") });
  await placeHold(ctx(), { ...by, customerId: null, reason: "A lawsuit" });
  expect(await ask(tenant)).toMatchObject({ problem: expect.stringContaining("legal hold") });
});
