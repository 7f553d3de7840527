import { NextRequest } from "next/server";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { mondayMorning, openTestContainer, type TestContainer } from "@/__tests__/support/test-container";
import { contactMessage } from "@/lib/domain/site/contact-message";
import { historyOf } from "@/lib/domain/site/health-history";
import { recordHealth } from "@/lib/http/record-health";
import { withVisitor } from "@/lib/http/with-visitor";
import type { DemoTurn } from "@/lib/services/site/talk-to-demo";
import { talkToDemo } from "@/lib/services/site/talk-to-demo";
import { ensureDemoBusiness } from "@/scripts/seed/demo-business";

let app: TestContainer;

beforeAll(async () => {
  app = await openTestContainer();
});
beforeEach(() => {
  app.clock.now = mondayMorning;
});
afterAll(() => app.close());

const ctx = () => ({
  ...app.container.ports,
  now: app.clock.now,
  requestId: "test",
  causeId: null,
  actor: { kind: "caller" as const, id: "visitor" },
});

const good = {
  name: "Ada Brook",
  email: "ada@example.com",
  phone: "(303) 555-0123",
  businessName: "Brook Roofing",
  topic: "sales",
  message: "We miss calls while we are on the roof.",
};

function post(body: unknown, headers: Record<string, string> = {}) {
  const handler = withVisitor(
    {
      schema: contactMessage,
      bytesMax: 32_768,
      limit: () => "contact",
      leavesJobs: true,
      async work(request, message) {
        if (message.website === "") await request.site.recordContact(message, request.now);
        return { outcome: "received" };
      },
    },
    () => app.container,
  );
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return handler(new NextRequest("https://app.example.com/api/contact", { method: "POST", body: text, headers }));
}

const submissions = async () =>
  (await app.database.admin.query("select * from public.contact_submissions order by id")).rows;

describe("the contact form", () => {
  beforeEach(() => app.database.admin.query("truncate public.contact_submissions"));

  test("keeps what was written, and alerts staff without a word of it", async () => {
    app.alerts.sent.length = 0;
    const response = await post(good);
    await app.settle();

    expect(response.status).toBe(200);
    expect(await submissions()).toMatchObject([{ name: "Ada Brook", phone: "+13035550123", topic: "sales" }]);
    expect(app.alerts.sent).toHaveLength(1);
    expect(app.alerts.sent[0]).toMatch(/^contact: sales /);
    expect(app.alerts.sent[0]).not.toContain("Ada");
  });

  test("names each field that is wrong, and keeps nothing", async () => {
    const response = await post({ ...good, email: "not an address", message: "short", phone: "12" });

    expect(response.status).toBe(400);
    expect(Object.keys((await response.json()).errors).sort()).toEqual(["email", "message", "phone"]);
    expect(await submissions()).toEqual([]);
  });

  test.each(["", "{", "[]", "null", '"text"'])("refuses a body of %j", async (body) => {
    expect((await post(body)).status).toBe(400);
  });

  test("thanks a program that fills in the hidden field, and keeps nothing", async () => {
    expect((await post({ ...good, website: "https://spam.example" })).status).toBe(200);
    expect(await submissions()).toEqual([]);
  });

  test("is closed to pages of other sites", async () => {
    expect((await post(good, { origin: "https://elsewhere.example" })).status).toBe(403);
    expect((await post(good, { "sec-fetch-site": "cross-site" })).status).toBe(403);
    expect((await post(good, { origin: "https://app.example.com" })).status).toBe(200);
  });

  test("takes no more than its size", async () => {
    expect((await post({ ...good, message: "x".repeat(40_000) })).status).toBe(413);
  });

  test("takes a hundred in a quarter of an hour from one address, and says how long to wait", async () => {
    const headers = { "x-forwarded-for": "203.0.113.7" };
    for (let index = 0; index < 100; index += 1) await post({ ...good, website: "x" }, headers);
    const response = await post({ ...good, website: "x" }, headers);

    expect(response.status).toBe(429);
    expect(Number(response.headers.get("retry-after"))).toBeGreaterThan(0);
    expect((await post({ ...good, website: "x" }, { "x-forwarded-for": "203.0.113.8" })).status).toBe(200);
  });
});

const say = async (token: string | null, words: string): Promise<DemoTurn> => {
  const turn = await talkToDemo(ctx(), { token, words });
  if (turn.outcome === "no_demo") throw new Error("no demo");
  return turn;
};

/** Every row that a call could leave. */
async function traces(): Promise<string> {
  const tables = ["calls", "appointments", "customers", "messages", "fees", "jobs", "notifications", "emergencies"];
  const counts = await Promise.all(
    tables.map(async (table) => (await app.database.admin.query(`select count(*) from public.${table}`)).rows[0].count),
  );
  return counts.join(" ");
}

describe("the demo", () => {
  test("says that there is none where there is no demo business", async () => {
    expect(await talkToDemo(ctx(), { token: null, words: "" })).toEqual({ outcome: "no_demo" });
  });

  test("books an appointment in a few turns, and leaves no trace", async () => {
    await ensureDemoBusiness(app.database.admin);
    const before = await traces();
    let turn = await say(null, "");
    expect(turn.say).toContain("Copper Creek Plumbing");
    const offered: string[] = [];
    for (const words of [
      "My kitchen sink is clogged",
      "Tomorrow morning",
      "The first one is fine",
      "310 Blake Street, Denver",
      "Jenny Park",
      "Yes, that's right",
    ]) {
      turn = await say(turn.token, words);
      offered.push(...turn.offered);
      if (turn.booked) break;
    }

    expect(offered.length).toBeGreaterThan(0);
    expect(turn.booked).toMatchObject({ service: "Drain cleaning", name: "Jenny Park" });
    expect(turn.booked?.startsAt).toMatch(/^2026-11-24T/);
    expect(await traces()).toBe(before);
  });

  test("is made once, whoever asks", async () => {
    expect(await ensureDemoBusiness(app.database.admin)).toBe(await ensureDemoBusiness(app.database.admin));
  });

  test("goes on with nothing but its own token, within the hour", async () => {
    await ensureDemoBusiness(app.database.admin);
    const { token } = await say(null, "");

    await expect(say(`${token}x`, "Hello")).rejects.toMatchObject({ code: "invalid_input" });
    await expect(say("made.up", "Hello")).rejects.toMatchObject({ code: "invalid_input" });
    app.clock.now = new Date(mondayMorning.getTime() + 61 * 60_000);
    await expect(say(token, "Hello")).rejects.toMatchObject({ code: "invalid_input" });
  });

  test("reaches nobody in an emergency", async () => {
    await ensureDemoBusiness(app.database.admin);
    const before = await traces();
    const { token } = await say(null, "");
    const turn = await say(token, "I smell gas in my house");

    expect(turn.say).toMatch(/911/);
    expect(await traces()).toBe(before);
  });
});

describe("what the status page shows", () => {
  const days = async () =>
    historyOf(await app.container.ports.site.listHealth("2026-11-20"), app.clock.now, 4).map(
      ({ probe, now, days: list }) => ({
        probe,
        now,
        states: list.map(({ state }) => state),
      }),
    );

  test("is what was measured: once a minute, and unknown where nobody measured", async () => {
    await recordHealth(app.container);
    await recordHealth(app.container);
    const { rows } = await app.database.admin.query(
      "select probe, up_count, down_count from public.health_checks order by 1",
    );

    expect(rows.slice(0, 2)).toEqual([
      { probe: "database", up_count: 1, down_count: 0 },
      { probe: "queue", up_count: 1, down_count: 0 },
    ]);
    expect(await days()).toContainEqual({
      probe: "database",
      now: "up",
      states: ["unknown", "unknown", "unknown", "up"],
    });
  });

  test("is unknown five minutes after the last measurement", async () => {
    await recordHealth(app.container);
    app.clock.now = new Date(mondayMorning.getTime() + 5 * 60_000);

    expect((await days()).every(({ now }) => now === "unknown")).toBe(true);
  });

  test("is down while a probe fails", async () => {
    app.clock.now = new Date(mondayMorning.getTime() + 20 * 60_000);
    await app.container.ports.site.noteHealth([{ probe: "voice", isUp: false, ms: 3_000 }], app.clock.now);

    expect(await days()).toContainEqual(expect.objectContaining({ probe: "voice", now: "down" }));
  });
});
