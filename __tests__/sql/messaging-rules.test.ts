import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { mustBook, rowsOf } from "@/__tests__/sql/booking-support";
import { makeBusiness, makeUser } from "@/__tests__/support/make-business";
import { mondayMorning, openTestContainer, type TestContainer } from "@/__tests__/support/test-container";
import { exportConsent } from "@/lib/services/messages/export-consent";
import { optOut } from "@/lib/services/messages/opt-out";
import { alertByText } from "@/lib/services/messages/queue-texts";
import { setRegistration } from "@/lib/services/messages/set-registration";

let app: TestContainer;

beforeAll(async () => {
  app = await openTestContainer();
});
afterAll(() => app.close());

const customer = "+13035550111";
const ctx = () => ({
  ...app.container.ports,
  now: mondayMorning,
  requestId: "test",
  causeId: null,
  actor: { kind: "member" as const, id: "m" },
});

describe("an opt-out that was spoken", () => {
  test("blocks what is queued, keeps the words and the call, and is said once", async () => {
    const business = await makeBusiness(app.database.admin);
    await mustBook(app, business);
    const request = {
      businessId: business.id,
      number: "(303) 555-0111",
      words: "please don't text me",
      source: "call" as const,
    };

    expect(await optOut(ctx(), request)).toBe("opted_out");
    expect(await optOut(ctx(), request)).toBe("already");

    expect(await rowsOf(app, "messages", business)).toMatchObject([{ state: "blocked", block_reason: "opted_out" }]);
    expect(await rowsOf(app, "opt_outs", business)).toMatchObject([{ number: customer, source: "call" }]);
    expect(await optOut(ctx(), { ...request, number: null })).toBe("no_number");
  });

  test("names no call of another business", async () => {
    const business = await makeBusiness(app.database.admin);
    const other = await makeBusiness(app.database.admin);
    const { rows } = await app.database.admin.query<{ id: string }>(
      "insert into public.calls (business_id, started_at) values ($1, now()) returning id",
      [other.id],
    );

    await optOut(ctx(), {
      businessId: business.id,
      number: customer,
      words: "no",
      source: "call",
      callId: rows[0]?.id ?? null,
    });

    expect(await rowsOf(app, "consent_events", business)).toMatchObject([{ call_id: null, kind: "revoked" }]);
  });
});

describe("the consent ledger", () => {
  test("is exported with every path that wrote to it, oldest first, and of one number", async () => {
    const business = await makeBusiness(app.database.admin);
    await mustBook(app, business);
    await optOut(ctx(), { businessId: business.id, number: customer, words: '=1+1 "stop"', source: "person" });
    await optOut(ctx(), { businessId: business.id, number: "+13035550222", words: "no", source: "email" });

    const all = await exportConsent(ctx(), { businessId: business.id });
    const one = await exportConsent(ctx(), { businessId: business.id, number: customer });

    expect(all.rows.map(({ purpose, kind, source }) => [purpose, kind, source])).toEqual([
      ["appointment", "granted", "call"],
      ["all", "revoked", "person"],
      ["all", "revoked", "email"],
    ]);
    expect(one.rows).toHaveLength(2);
    expect(one.csv).toContain(`"'=1+1 ""stop"""`);
    expect(one.csv.split("\r\n")).toHaveLength(4);
  });

  test("shows nothing of another business", async () => {
    const business = await makeBusiness(app.database.admin);
    const other = await makeBusiness(app.database.admin);
    await mustBook(app, other);

    expect((await exportConsent(ctx(), { businessId: business.id })).rows).toEqual([]);
  });
});

describe("the registration", () => {
  test("goes from submitted to a verdict, tells the owner, and leaves a trail", async () => {
    const business = await makeBusiness(app.database.admin, { isRegistered: false });
    const set = (state: "approved" | "rejected" | "submitted" | "suspended", reason: string | null = null) =>
      setRegistration(ctx(), { businessId: business.id, state, reason });

    expect(await set("rejected", "The legal name does not match.")).toBe("changed");
    expect(await set("rejected", "The legal name does not match.")).toBe("unchanged");
    expect(await set("suspended")).toBe("not_allowed");
    expect(await set("submitted")).toBe("changed");
    expect(await set("approved")).toBe("changed");

    const notices = await rowsOf<{ kind: string; body: string }>(app, "notifications", business);
    expect(notices.map(({ kind }) => kind)).toEqual(["messaging_rejected", "messaging_approved"]);
    expect(notices[0]?.body).toBe("The legal name does not match.");
    const trail = await rowsOf<{ action: string }>(app, "audit_log", business);
    expect(trail.map(({ action }) => action)).toEqual([
      "messaging.rejected",
      "messaging.submitted",
      "messaging.approved",
    ]);
  });
});

describe("texts that people ask for", () => {
  test("an alert is queued once a key", async () => {
    const business = await makeBusiness(app.database.admin);
    const text = { businessId: business.id, key: "k", toNumber: "303-555-0199" };

    expect(await alertByText(ctx(), { ...text, words: "Gas smell at 12 Pine St." })).toBe("queued");
    expect(await alertByText(ctx(), { ...text, words: "Gas smell at 12 Pine St." })).toBe("already_sent");
    expect(await alertByText(ctx(), { ...text, toNumber: "nobody", words: "x" })).toBe("no_number");
  });

  test("an alert is for the eyes of members, and a code is not", async () => {
    const business = await makeBusiness(app.database.admin);
    for (const kind of ["verification_code", "owner_alert"]) {
      await app.database.admin.query("select app.queue_plain_text($1, $2, 'k', $3, '{}', null, now())", [
        business.id,
        kind,
        customer,
      ]);
    }
    const userId = await makeUser(app.database.admin, `viewer-${business.id}@example.com`);
    await app.database.admin.query(
      "insert into public.memberships (business_id, user_id, role) values ($1, $2, 'viewer')",
      [business.id, userId],
    );
    const client = await app.database.admin.connect();
    await client.query("begin");
    await client.query("select set_config('role', 'authenticated', true), set_config('request.jwt.claims', $1, true)", [
      JSON.stringify({ sub: userId, role: "authenticated" }),
    ]);

    const { rows } = await client.query("select kind from public.messages");
    await client.query("rollback");
    client.release();

    expect(rows).toEqual([{ kind: "owner_alert" }]);
  });
});
