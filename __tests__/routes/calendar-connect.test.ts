import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type CalendarWorld, openCalendarWorld } from "@/__tests__/jobs/calendar-world";
import { OWNER } from "@/__tests__/local/google/boot";
import { makeBusiness } from "@/__tests__/support/make-business";
import { finishCalendarConnect, signInFirst, startCalendarConnect } from "@/lib/http/calendar-connect";
import type { MemberSession } from "@/lib/http/session";

let world: CalendarWorld;
let member: MemberSession;
let sessionId: string;

beforeAll(async () => {
  world = await openCalendarWorld();
});
beforeEach(async () => {
  world.business = await makeBusiness(world.app.database.admin);
  sessionId = randomUUID();
  await world.app.database.admin.query("insert into auth.sessions (id, user_id, aal) values ($1, $2, 'aal1')", [
    sessionId,
    world.business.ownerId,
  ]);
  member = sessionOf();
});
afterAll(() => world.close());

function sessionOf(changes: Partial<MemberSession> & { sessionId?: string } = {}): MemberSession {
  const { id, ownerId, name } = world.business;
  const claims = { sub: ownerId, role: "authenticated", session_id: changes.sessionId ?? sessionId };
  const business = {
    id,
    name,
    trade: "plumbing",
    status: "active",
    timeZone: "America/Denver",
    role: "owner" as const,
  };
  const scope = { claims, businessId: id };
  return { claims, businessId: id, role: "owner", business, businesses: [business], scope, ...changes };
}

async function begin(as = member, query = "") {
  const request = new Request(`https://app.example.com/api/calendar/connect${query}`);
  const response = await startCalendarConnect(world.app.container, as, request);
  const cookie = response.headers.get("set-cookie") ?? "";
  return { google: new URL(response.headers.get("location") ?? ""), cookie, pair: cookie.split(";")[0] ?? "" };
}

/** The owner at Google: chooses an account, leaves boxes ticked, allows or cancels. Returns where the browser is sent. */
async function consent(google: URL, { email = OWNER, decision = "allow", drop = "" } = {}): Promise<URL> {
  const query = Object.fromEntries(google.searchParams);
  const form = new URLSearchParams({ query: JSON.stringify(query), email, decision });
  for (const scope of (query.scope ?? "").split(" ")) if (scope !== drop) form.append("scope", scope);
  const response = await fetch(google.origin + google.pathname, { method: "POST", body: form, redirect: "manual" });
  return new URL(response.headers.get("location") ?? "");
}

async function comeBack(address: URL | string, cookie: string, as = member): Promise<string | null> {
  const request = new Request(address, { headers: { cookie } });
  const response = await finishCalendarConnect(world.app.container, as, request);
  return new URL(response.headers.get("location") ?? "").searchParams.get("result");
}

const connections = () => world.rows<{ state: string; account_email: string }>("calendar_connections");

describe("connecting a calendar", () => {
  test("asks Google for offline access with PKCE, and keeps the secret from scripts", async () => {
    const { google, cookie } = await begin();

    expect(Object.fromEntries(google.searchParams)).toMatchObject({
      access_type: "offline",
      prompt: "consent",
      code_challenge_method: "S256",
      redirect_uri: "https://app.example.com/api/calendar/callback",
    });
    expect(cookie).toMatch(/; Path=\/api\/calendar; Max-Age=600; HttpOnly; SameSite=Lax; Secure$/);
    expect(google.href).not.toContain(cookie.split(";")[0]?.split("=")[1]);
  });

  test("keeps the grant sealed, and reads the calendar and opens a channel at once", async () => {
    const { google, pair } = await begin();

    const result = await comeBack(await consent(google), pair);
    await world.work();

    const [row] = await world.rows<{ refresh_token_sealed: string }>("calendar_connections");
    expect(result).toBe("connected");
    expect(row).toMatchObject({ state: "connected", account_email: OWNER });
    expect(row?.refresh_token_sealed).toMatch(/^k1\./);
    expect(await world.rows("synced_calendars")).toMatchObject([{ sync_token: expect.any(String) }]);
    expect(await world.rows("calendar_channels")).toMatchObject([{ resource_id: expect.any(String) }]);
  });

  test("ends on the page where it began: the wizard, or the settings", async () => {
    const places: string[] = [];
    for (const query of ["?from=wizard", "", "?from=https://evil.example"]) {
      const { google, pair } = await begin(member, query);
      const request = new Request(await consent(google, { decision: "deny" }), { headers: { cookie: pair } });
      const response = await finishCalendarConnect(world.app.container, member, request);
      places.push(new URL(response.headers.get("location") ?? "").pathname);
    }

    expect(places).toEqual(["/onboarding/calendar", "/dashboard/calendar-settings", "/dashboard/calendar-settings"]);
  });

  test("says that nothing was changed when the owner cancels, or unticks what we need", async () => {
    const cancelled = await begin();
    const unticked = await begin();

    const results = [
      await comeBack(await consent(cancelled.google, { decision: "deny" }), cancelled.pair),
      await comeBack(
        await consent(unticked.google, { drop: "https://www.googleapis.com/auth/calendar.events" }),
        unticked.pair,
      ),
    ];

    expect(results).toEqual(["denied", "incomplete"]);
    expect(await connections()).toEqual([]);
  });

  test("takes an answer once", async () => {
    const { google, pair } = await begin();
    const address = await consent(google);

    const results = [await comeBack(address, pair), await comeBack(address, pair)];

    expect(results).toEqual(["connected", "used"]);
  });

  test("takes no answer after ten minutes", async () => {
    const { google, pair } = await begin();
    const address = await consent(google);
    world.app.clock.now = new Date(world.app.clock.now.getTime() + 10 * 60_000 + 1);

    expect(await comeBack(address, pair)).toBe("expired");
  });

  test("takes no code that Google does not know", async () => {
    const { google, pair } = await begin();
    const address = await consent(google);
    address.searchParams.set("code", "4/0made-up");

    expect(await comeBack(address, pair)).toBe("expired");
    expect(await connections()).toEqual([]);
  });

  test.each<[string, (state: string) => string]>([
    ["without a state", () => ""],
    ["with another signature", (state) => `${state.slice(0, -2)}AA`],
    ["with other content under the old signature", (state) => `e30.${state.split(".")[1]}`],
    ["with content alone", (state) => state.split(".")[0] ?? ""],
    ["with words for a state", () => "made.up"],
  ])("takes no answer %s, and asks Google nothing", async (_name, change) => {
    const { google, pair } = await begin();
    const address = await consent(google);
    address.searchParams.set("state", change(address.searchParams.get("state") ?? ""));

    expect(await comeBack(address, pair)).toBe("forged");
    expect(await connections()).toEqual([]);
  });

  test("takes no answer in a browser that did not begin, and none of another session, person or business", async () => {
    const { google, pair } = await begin();
    const other = await begin();
    const address = await consent(google);
    const { ownerId } = await makeBusiness(world.app.database.admin);

    const results = [
      await comeBack(address, ""),
      await comeBack(address, other.pair),
      await comeBack(address, pair, sessionOf({ sessionId: randomUUID() })),
      await comeBack(address, pair, { ...member, claims: { ...member.claims, sub: ownerId } }),
      await comeBack(address, pair, { ...member, businessId: ownerId }),
    ];

    expect(results).toEqual(["forged", "forged", "other_session", "other_session", "other_session"]);
    expect(await connections()).toEqual([]);
  });

  test("is not for those who only look", async () => {
    const viewer = sessionOf({ role: "viewer" });
    const { google, pair } = await begin();

    await expect(begin(viewer)).rejects.toMatchObject({ code: "forbidden" });
    expect(await comeBack(await consent(google), pair, viewer)).toBe("forbidden");
  });

  test("changes to another account only when that was asked for", async () => {
    const first = await begin();
    await comeBack(await consent(first.google), first.pair);
    const accident = await begin();
    const wish = await begin(member, "?account=any");

    const results = [
      await comeBack(await consent(accident.google, { email: "second@example.com" }), accident.pair),
      (await connections())[0]?.account_email,
      await comeBack(await consent(wish.google, { email: "second@example.com" }), wish.pair),
    ];

    expect(accident.google.searchParams.get("login_hint")).toBe(OWNER);
    expect(results).toEqual(["other_account", OWNER, "connected"]);
    expect(await connections()).toMatchObject([{ account_email: "second@example.com" }]);
  });

  test.each([
    ["", "/dashboard/calendar-settings?result=signed_out"],
    ["?from=wizard", "/onboarding/calendar?result=signed_out"],
  ])(
    "leads who was signed out to the sign-in page, and from there back to where it began (%s)",
    async (query, next) => {
      const { google, pair } = await begin(member, query);
      const request = new Request(await consent(google), { headers: { cookie: pair } });

      const response = signInFirst(world.app.container, request);

      const login = new URL(response.headers.get("location") ?? "");
      expect([response.status, login.pathname, login.searchParams.get("next")]).toEqual([303, "/login", next]);
      expect(response.headers.get("set-cookie")).toContain("Max-Age=0");
      expect(await connections()).toEqual([]);
    },
  );
});
