import { readFileSync } from "node:fs";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { makeBusiness, type TestBusiness } from "@/__tests__/support/make-business";
import { mondayMorning, openTestContainer, type TestContainer } from "@/__tests__/support/test-container";
import type { RequestContext } from "@/lib/ports";
import { loadOnboarding } from "@/lib/services/onboarding/load-onboarding";
import { applyWebsiteImport } from "@/lib/services/website/apply-website-import";
import { startWebsiteImport } from "@/lib/services/website/start-website-import";

let app: TestContainer;
let business: TestBusiness;

const html = (name: string) => readFileSync(`__tests__/fixtures/websites/${name}.html`, "utf8");
const site = "https://plumber.example/";

beforeAll(async () => {
  app = await openTestContainer();
});
beforeEach(async () => {
  business = await makeBusiness(app.database.admin);
  app.websites.pages.clear();
  app.websites.asked.length = 0;
});
afterAll(() => app.close());

const ctx = () => {
  const about: RequestContext = {
    now: mondayMorning,
    requestId: "test",
    causeId: null,
    actor: { kind: "member", id: business.ownerId },
  };
  return { ...app.container.ports, ...about };
};
const start = (address: string) =>
  startWebsiteImport(ctx(), { businessId: business.id, memberId: business.ownerId, address });

async function read(address = site) {
  const started = await start(address);
  if (started.outcome === "bad_address") throw new Error("no address");
  await app.container.drain();
  const { rows } = await app.database.admin.query("select * from public.website_imports where id = $1", [
    started.importId,
  ]);
  return rows[0];
}

async function settings() {
  const { rows } = await app.database.admin.query(
    `select private.read_setting($1, 'profile') as profile, private.read_setting($1, 'services') as services,
       private.read_setting($1, 'hours') as hours, private.read_setting($1, 'answers') as answers`,
    [business.id],
  );
  return rows[0];
}

async function apply(importId: string, items: string[], into: "wizard" | "settings" = "settings") {
  return applyWebsiteImport(ctx(), {
    businessId: business.id,
    memberId: business.ownerId,
    importId,
    items,
    into,
    settings: await settings(),
    timeZone: "America/Denver",
  });
}

describe("reading a website", () => {
  test("reads the first page and those that it leads to, and keeps what they say", async () => {
    app.websites.pages.set(site, html("plumber"));
    app.websites.pages.set(`${site}faq`, html("plumber-faq"));
    const row = await read();

    expect(app.websites.asked).toEqual([site, `${site}services`, `${site}faq`, `${site}contact`]);
    expect(row).toMatchObject({ state: "ready", done: 4, total: 4, failure: null });
    expect(row.proposal.services).toHaveLength(2);
    expect(row.proposal.pages).toEqual([site, `${site}faq`]);
  });

  test.each([
    [{ failure: "private_address" as const }, "This address leads into a private network, which is never read."],
    [{ failure: "slow" as const }, "The website took too long to answer."],
    ["<p>Welcome</p>", "The website was read, but it names no services"],
  ])("that comes to nothing says why in words", async (first, words) => {
    app.websites.pages.set(site, first);
    const row = await read();

    expect(row.state).toBe("failed");
    expect(row.failure).toContain(words);
  });

  test("starts once: a second wish finds the reading that is under way", async () => {
    const first = await start("plumber.example");
    const second = await start("plumber.example");

    expect([first.outcome, second.outcome]).toEqual(["started", "running"]);
    expect("importId" in first && "importId" in second && first.importId === second.importId).toBe(true);
  });

  test("is late after five minutes, and a new wish ends it and begins anew", async () => {
    const scope = { claims: { sub: business.ownerId, role: "authenticated" }, businessId: business.id };
    const setAge = (age: string) =>
      app.database.admin.query(
        "update public.website_imports set created_at = now() - $2::interval where business_id = $1",
        [business.id, age],
      );
    const first = await start("plumber.example");
    await setAge("4 minutes");
    expect(await app.container.memberReads.loadWebsiteImport(scope)).toMatchObject({ state: "queued", isLate: false });
    await setAge("6 minutes");
    expect(await app.container.memberReads.loadWebsiteImport(scope)).toMatchObject({ state: "queued", isLate: true });

    await app.database.admin.query("update public.website_imports set created_at = $2 where business_id = $1", [
      business.id,
      new Date(mondayMorning.getTime() - 6 * 60_000),
    ]);
    const second = await start("plumber.example");

    expect(second).toMatchObject({ outcome: "started" });
    expect(second).not.toEqual(first);
  });

  test.each([
    "",
    "not an address at all",
    "javascript:alert(1)",
    "https://me:secret@plumber.example",
    `${"x".repeat(300)}.com`,
  ])("refuses %s", async (address) => {
    expect(await start(address)).toEqual({ outcome: "bad_address" });
  });

  test("is not for strangers, nor for members who may only look", async () => {
    const stranger = startWebsiteImport(ctx(), {
      businessId: business.id,
      memberId: "00000000-0000-4000-8000-000000000009",
      address: site,
    });

    await expect(stranger).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("taking items over", () => {
  beforeEach(() => {
    app.websites.pages.set(site, html("plumber"));
    app.websites.pages.set(`${site}faq`, html("plumber-faq"));
  });

  test("puts the ticked ones into the settings, and leaves the rest", async () => {
    const row = await read();
    const before = await settings();
    const result = await apply(row.id, ["profile-phone", "service-1", "hours", "answer-2"]);

    expect(result).toEqual({ outcome: "applied", count: 4 });
    const after = await settings();
    expect(after.profile).toEqual({ ...before.profile, phone: "+13035550119" });
    expect(after.services.map(({ name }: { name: string }) => name)).toEqual([
      ...before.services.map(({ name }: { name: string }) => name),
      ...(before.services.some(({ name }: { name: string }) => name === "Drain cleaning") ? [] : ["Drain cleaning"]),
    ]);
    expect(after.services).toContainEqual(expect.objectContaining({ name: "Drain cleaning", priceCents: 14900 }));
    expect(after.hours).toHaveLength(6);
    expect(after.answers).toContainEqual(expect.objectContaining({ question: "Are you licensed and insured?" }));
  });

  test("twice changes nothing more", async () => {
    const row = await read();
    await apply(row.id, ["service-2", "answer-1", "hours"]);
    const once = await settings();
    await apply(row.id, ["service-2", "answer-1", "hours"]);
    const twice = await settings();

    expect(twice.services).toEqual(once.services);
    expect(twice.answers.map(({ question }: { question: string }) => question)).toEqual(
      once.answers.map(({ question }: { question: string }) => question),
    );
  });

  test("goes into the wizard of a business that is not set up yet", async () => {
    const row = await read();
    const result = await apply(row.id, ["profile-name", "profile-email", "service-1", "hours"], "wizard");

    expect(result).toEqual({ outcome: "applied", count: 4 });
    const { answers } = await loadOnboarding(ctx(), business.id);
    expect(answers.profile).toMatchObject({ name: "Copper Creek Plumbing", email: "office@coppercreek.example" });
    expect(answers.services?.services).toEqual([{ name: "Drain cleaning", durationMinutes: 60, priceCents: 14900 }]);
    expect(answers.services?.hours).toHaveLength(6);
  });

  test("with nothing ticked, or with items that are none, is refused", async () => {
    const row = await read();

    expect(await apply(row.id, ["service-99"])).toMatchObject({ outcome: "invalid" });
  });

  test("of a reading that belongs to somebody else finds nothing", async () => {
    const row = await read();
    business = await makeBusiness(app.database.admin);

    await expect(apply(row.id, ["hours"])).rejects.toMatchObject({ code: "not_found" });
  });
});
