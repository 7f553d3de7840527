import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Launching, openLaunching } from "@/__tests__/support/launching";
import { mondayMorning } from "@/__tests__/support/world";
import { tradeDefaults } from "@/lib/domain/onboarding/trade-defaults";
import { beginLaunch } from "@/lib/services/launch/begin-launch";
import { testForwarding } from "@/lib/services/launch/test-forwarding";
import { applyOnboarding } from "@/lib/services/onboarding/apply-onboarding";
import { chooseNumber } from "@/lib/services/onboarding/choose-number";
import { loadOnboarding } from "@/lib/services/onboarding/load-onboarding";
import { saveStep } from "@/lib/services/onboarding/save-step";
import { searchNumbers } from "@/lib/services/onboarding/search-numbers";

let launching: Launching;

beforeAll(async () => {
  launching = await openLaunching();
});
afterAll(() => launching.app.close());

const profile = {
  name: "Rivera Plumbing",
  trade: "plumbing" as const,
  email: "owner@example.com",
  phone: "+13035550142",
  address: null,
  website: null,
  description: null,
  greeting: null,
  tone: "warm" as const,
};
const services = { ...tradeDefaults("plumbing"), timeZone: "America/Denver", closures: [], zips: ["80202"] };

describe("the wizard", () => {
  test("is resumed on another device where it was left, and an older form changes nothing", async () => {
    const { id } = await launching.open();
    const ctx = launching.ctx();
    const save = (revision: number, name = profile.name) =>
      saveStep(ctx, { businessId: id, step: "profile", answers: { ...profile, name }, revision });

    expect(await save(0)).toEqual({ outcome: "saved", revision: 1 });
    expect(await save(1, "Second name")).toEqual({ outcome: "saved", revision: 2 });
    expect(await save(1, "Old device")).toEqual({ outcome: "stale", revision: 2 });
    expect(await loadOnboarding(ctx, id)).toMatchObject({
      answers: { profile: { name: "Second name" } },
      revisions: { profile: 2, services: 0 },
      nextStep: "services",
    });
  });

  test("says which field is wrong, and saves nothing of it", async () => {
    const { id } = await launching.open();
    const answers = { ...services, hours: [{ weekday: 1, opens: "17:00", closes: "08:00" }] };

    const result = await saveStep(launching.ctx(), { businessId: id, step: "services", answers, revision: 0 });

    expect(result).toEqual({
      outcome: "invalid",
      problems: [{ path: "hours.0", message: "Closing comes after opening." }],
    });
    expect((await loadOnboarding(launching.ctx(), id)).revisions.services).toBe(0);
  });

  test("ends in a launch and a payment page, once every step that it needs is answered", async () => {
    const { id, e164 } = await launching.open(undefined, { isPaid: false });
    const ctx = launching.ctx();
    const begin = () => beginLaunch(ctx, { businessId: id, planId: "standard" });
    expect(await begin()).toEqual({ outcome: "incomplete", step: "phone" });
    await saveStep(ctx, { businessId: id, step: "phone", answers: { choice: "local", e164 }, revision: 0 });
    expect(await begin()).toEqual({ outcome: "incomplete", step: "profile" });
    await saveStep(ctx, { businessId: id, step: "profile", answers: profile, revision: 0 });
    await saveStep(ctx, { businessId: id, step: "services", answers: services, revision: 0 });

    expect(await begin()).toMatchObject({ outcome: "pay" });
    expect(await begin()).toMatchObject({ outcome: "pay" });
    await launching.drain();

    const { rows } = await launching.app.database.admin.query(
      "select user_id from public.memberships where business_id = $1",
      [id],
    );
    const claims = { sub: rows[0].user_id, role: "authenticated" };
    const { memberReads } = launching.app.container;
    const seen = await memberReads.loadLaunch({ claims, businessId: id });
    expect(seen).toMatchObject({ state: "running", lineNumber: e164, isBought: false, isPaid: false, lastCall: null });
    expect(seen.steps.map(({ step, state }) => `${step} ${state}`).slice(0, 3)).toEqual([
      "customer done",
      "subscription waiting",
      "number waiting",
    ]);
    expect(await memberReads.listPlans({ claims, businessId: id })).toMatchObject([{ id: "standard" }]);
  });

  test("does not launch with a number that somebody else took meanwhile", async () => {
    const rival = await launching.open();
    const { id } = await launching.open();
    const ctx = launching.ctx();
    const answers = { choice: "local", e164: rival.e164 };
    await saveStep(ctx, { businessId: id, step: "phone", answers, revision: 0 });
    await saveStep(ctx, { businessId: id, step: "profile", answers: profile, revision: 0 });
    await saveStep(ctx, { businessId: id, step: "services", answers: services, revision: 0 });

    expect(await beginLaunch(ctx, { businessId: id, planId: "standard" })).toEqual({ outcome: "number_taken" });
  });

  test("makes the business what it says, however often it is applied", async () => {
    const { id } = await launching.open();
    const ctx = launching.ctx();
    expect(await applyOnboarding(ctx, id)).toEqual({ outcome: "incomplete", step: "profile" });
    await saveStep(ctx, { businessId: id, step: "profile", answers: profile, revision: 0 });
    await saveStep(ctx, { businessId: id, step: "services", answers: services, revision: 0 });

    await applyOnboarding(ctx, id);
    expect(await applyOnboarding(ctx, id)).toEqual({ outcome: "applied" });

    const { rows } = await launching.app.database.admin.query(
      `select (select count(*)::int from public.services where business_id = $1 and is_active) as services,
         (select count(*)::int from public.business_hours where business_id = $1) as hours,
         (select count(*)::int from public.resources where business_id = $1 and is_active) as resources,
         (select count(*)::int from public.service_areas where business_id = $1) as zips,
         (select buffer_minutes || ' ' || synonyms[1] from public.services
          where business_id = $1 and name = 'Drain cleaning') as drain,
         (select name from public.businesses where id = $1) as name`,
      [id],
    );
    expect(rows).toEqual([
      { services: 5, hours: 6, resources: 1, zips: 1, name: "Rivera Plumbing", drain: "30 clogged drain" },
    ]);
  });
});

test("another time zone than that of the registration reads a connected calendar anew", async () => {
  const { id } = await launching.open();
  const ctx = launching.ctx();
  const { admin } = launching.app.database;
  await admin.query(
    "insert into public.calendar_connections (business_id, account_email, refresh_token_sealed) values ($1, $2, '')",
    [id, profile.email],
  );
  await admin.query(
    "insert into public.synced_calendars (business_id, calendar_id, title, sync_token) values ($1, 'primary', '', 'token')",
    [id],
  );
  const tokens = async () =>
    (await admin.query("select sync_token from public.synced_calendars where business_id = $1", [id])).rows;
  await saveStep(ctx, { businessId: id, step: "profile", answers: profile, revision: 0 });
  await saveStep(ctx, { businessId: id, step: "services", answers: services, revision: 0 });
  await applyOnboarding(ctx, id);
  expect(await tokens()).toEqual([{ sync_token: "token" }]);

  const elsewhere = { ...services, timeZone: "Pacific/Honolulu" };
  await saveStep(ctx, { businessId: id, step: "services", answers: elsewhere, revision: 1 });
  await applyOnboarding(ctx, id);
  expect(await tokens()).toEqual([{ sync_token: null }]);
});

test("numbers of the area code are found, else the nearest, else none", async () => {
  const { offers } = launching.app.numberShop;
  expect(await searchNumbers(launching.ctx(), "303")).toEqual({ outcome: "none", numbers: [] });
  offers.set("720", ["+17205550101"]);
  expect(await searchNumbers(launching.ctx(), "303")).toMatchObject({ outcome: "nearest" });
  expect(await searchNumbers(launching.ctx(), "720")).toMatchObject({ outcome: "found" });
});

describe("a forwarding under test", () => {
  const mobile = "+17205550142";
  const ownNumber = "+13035550142";

  async function openForwarded() {
    const { id, e164 } = await launching.open();
    await chooseNumber(launching.ctx(), id, { choice: "forward", e164, forwardFrom: ownNumber, carrier: "att" });
    return { id, e164 };
  }

  async function standAfter(seconds: number, caller: string, divertedFrom?: string): Promise<string> {
    const { id, e164 } = await openForwarded();
    launching.app.clock.now = mondayMorning;
    const { testId } = await testForwarding(launching.ctx(), { businessId: id, callerNumber: mobile });
    launching.app.clock.now = new Date(mondayMorning.getTime() + seconds * 1_000);
    await launching.ring(id, e164, caller, divertedFrom);
    const { rows } = await launching.app.database.admin.query<{ stands: string }>(
      `select case when proven_at is not null then 'proven' when arrived_at is not null then 'arrived' else 'nothing' end
         as stands from public.forwarding_tests where id = $1`,
      [testId],
    );
    return rows[0]?.stands ?? "";
  }

  test("is proven by a call that its carrier forwarded from the own number, whoever called", async () => {
    expect(await standAfter(60, mobile, ownNumber)).toBe("proven");
    expect(await standAfter(60, "+17205550000", ownNumber)).toBe("proven");
    expect(await standAfter(-20, "+17205550000", ownNumber)).toBe("proven");
  });

  test("is not proven by the owner's call to our number, nor by one that was forwarded from elsewhere", async () => {
    expect(await standAfter(60, mobile)).toBe("arrived");
    expect(await standAfter(60, mobile, "+13035559999")).toBe("arrived");
  });

  test("hears nothing of other callers, nor of what comes after three minutes", async () => {
    expect(await standAfter(60, "+17205550000")).toBe("nothing");
    expect(await standAfter(-20, mobile)).toBe("nothing");
    expect(await standAfter(181, mobile, ownNumber)).toBe("nothing");
  });

  test("is proven when the carrier's word comes after the call", async () => {
    const { id, e164 } = await openForwarded();
    launching.app.clock.now = mondayMorning;
    await testForwarding(launching.ctx(), { businessId: id, callerNumber: mobile });
    await launching.ring(id, e164, mobile);
    const { admin } = launching.app.database;

    await admin.query("update public.calls set diverted_from = $2 where business_id = $1", [id, ownNumber]);

    const { rows } = await admin.query(
      "select proven_at is not null as proven, call_id is not null as linked from public.forwarding_tests where business_id = $1",
      [id],
    );
    expect(rows).toEqual([{ proven: true, linked: true }]);
  });
});
