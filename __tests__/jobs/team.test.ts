import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type BusinessPlan, makeBusiness, makeUser, type TestBusiness } from "@/__tests__/support/make-business";
import { mondayMorning, openTestContainer, type TestContainer } from "@/__tests__/support/test-container";
import { type Choices, defaultChoices } from "@/lib/domain/notifications/groups";
import { saveChoices } from "@/lib/services/notifications/save-choices";
import { stopDigest } from "@/lib/services/notifications/send-digest";

let app: TestContainer;

beforeAll(async () => {
  app = await openTestContainer();
});
afterAll(() => app.close());

const ctx = (now = app.clock.now) => ({
  ...app.container.ports,
  now,
  requestId: "test",
  causeId: null,
  actor: { kind: "system" as const, id: "test" },
});

async function choose(business: TestBusiness, memberId: string, choices: Partial<Choices>): Promise<void> {
  const value = { ...defaultChoices("owner"), ...choices };
  const saved = await saveChoices(ctx(), { businessId: business.id, memberId, value });
  expect(saved.outcome).toBe("saved");
}

async function addMember({ id }: TestBusiness, email: string, role: string): Promise<string> {
  const userId = await makeUser(app.database.admin, email);
  await app.database.admin.query("insert into public.memberships (business_id, user_id, role) values ($1, $2, $3)", [
    id,
    userId,
    role,
  ]);
  return userId;
}

/** What a caller left for the owner, at the clock's time. */
function leaveMessage(business: TestBusiness, message: string, isUrgent = false): Promise<void> {
  return app.stores.calls.takeMessage({
    businessId: business.id,
    callId: null,
    name: "Jenny",
    phone: "+13035550142",
    message,
    isUrgent,
    now: app.clock.now,
  });
}

async function at(instant: string | Date, work: () => Promise<unknown> = async () => undefined): Promise<void> {
  app.clock.now = new Date(instant);
  await work();
  await app.container.drain();
}

const mailedTo = (business: TestBusiness, others: string[] = []) =>
  app.mailer.mails.map(({ to }) => to).filter((to) => to === business.email || others.includes(to));

describe("what a member chose", () => {
  test("decides who is mailed: the business's address for its first owner, the others at their own", async () => {
    const business = await makeBusiness(app.database.admin);
    const manager = await addMember(business, "mel@example.com", "manager");
    await addMember(business, "vic@example.com", "viewer");
    const others = ["mel@example.com", "vic@example.com"];

    await at(mondayMorning, () => leaveMessage(business, "first"));
    expect(mailedTo(business, others)).toEqual([business.email]);

    await choose(business, manager, { email: ["messages"] });
    await choose(business, business.ownerId, { email: [] });
    await at(mondayMorning, () => leaveMessage(business, "second"));
    expect(mailedTo(business, others)).toEqual([business.email, "mel@example.com"]);
  });

  test("holds mails back in quiet hours on the business's clock, but not what is urgent", async () => {
    const business = await makeBusiness(app.database.admin, { timeZone: "America/Denver" });
    await choose(business, business.ownerId, { quietFrom: "21:00", quietTo: "07:00" });

    // 23:30 in Denver on 23 November.
    await at("2026-11-24T06:30:00Z", () => leaveMessage(business, "can wait"));
    expect(mailedTo(business)).toEqual([]);
    await at("2026-11-24T06:31:00Z", () => leaveMessage(business, "cannot wait", true));
    expect(mailedTo(business)).toHaveLength(1);

    await at("2026-11-24T13:59:00Z");
    expect(mailedTo(business)).toHaveLength(1);
    await at("2026-11-24T14:00:30Z");
    expect(mailedTo(business)).toHaveLength(2);
  });

  test("sends texts to their own mobile, once, and mails what has no mail of its own", async () => {
    const business = await makeBusiness(app.database.admin);
    await app.database.admin.query(
      `insert into public.member_preferences (business_id, user_id, mobile, mobile_verified_at)
       values ($1, $2, '+13035550188', now())`,
      [business.id, business.ownerId],
    );
    await choose(business, business.ownerId, { email: ["vip"], text: ["vip"] });

    await at(mondayMorning, () =>
      app.database.admin.query(
        "insert into public.notifications (business_id, kind, title, created_at) values ($1, 'vip_call', 'Ann is calling', $2)",
        [business.id, mondayMorning],
      ),
    );
    await app.database.admin.query(
      "update public.jobs set state = 'queued', finished_at = null where business_id = $1 and kind = 'tell_members'",
      [business.id],
    );
    await at(mondayMorning);

    expect(mailedTo(business)).toHaveLength(1);
    const { rows } = await app.database.admin.query(
      "select to_number, kind, params from public.messages where business_id = $1",
      [business.id],
    );
    expect(rows).toEqual([{ to_number: "+13035550188", kind: "owner_alert", params: { words: "Ann is calling" } }]);
  });

  test("is refused when it cannot be: texts without a mobile, half of the quiet hours", async () => {
    const business = await makeBusiness(app.database.admin);
    const refused = async (choices: Partial<Choices>) => {
      const value = { ...defaultChoices("owner"), ...choices };
      const saved = await saveChoices(ctx(), { businessId: business.id, memberId: business.ownerId, value });
      return saved.outcome === "invalid" ? Object.keys(saved.problems) : [];
    };

    expect(await refused({ text: ["missed"] })).toEqual(["text"]);
    expect(await refused({ quietFrom: "21:00" })).toEqual(["quietTo"]);
    expect(await refused({ quietFrom: "25:00", quietTo: "07:00" })).toEqual(["quietFrom"]);
  });
});

describe("reading notifications", () => {
  test("is each member's own, one by one or all at once, and hides what they hide", async () => {
    const business = await makeBusiness(app.database.admin);
    const viewer = await addMember(business, "reader@example.com", "viewer");
    await app.database.admin.query("update public.memberships set created_at = $2 where business_id = $1", [
      business.id,
      new Date("2026-11-01T00:00:00Z"),
    ]);
    await at(mondayMorning, async () => {
      await leaveMessage(business, "one");
      await leaveMessage(business, "two");
    });
    const scopeOf = (sub: string) => ({ claims: { sub, role: "authenticated" }, businessId: business.id });
    const list = (sub: string, isUnreadOnly = false, cursor: string | null = null) =>
      app.container.memberReads.listNotifications(scopeOf(sub), { isUnreadOnly }, { cursor, limit: 1 });
    const unread = async (sub: string) => {
      const today = { from: mondayMorning, to: mondayMorning };
      return (await app.container.memberReads.loadFrame(scopeOf(sub), today, mondayMorning)).unreadCount;
    };
    const read = (memberId: string, notificationId: string | null) =>
      app.container.ports.notifications.markRead({
        businessId: business.id,
        memberId,
        notificationId,
        now: app.clock.now,
      });

    const first = await list(viewer);
    const second = await list(viewer, false, first.nextCursor);
    expect(second.nextCursor).toBeNull();
    expect(await unread(viewer)).toBe(2);

    expect(await read(viewer, first.rows[0]?.id ?? "")).toBe("read");
    expect(await unread(viewer)).toBe(1);
    expect((await list(viewer, true)).rows.map(({ id }) => id)).toEqual([second.rows[0]?.id]);
    expect(await unread(business.ownerId)).toBe(2);

    expect(await read(business.ownerId, null)).toBe("read");
    expect(await unread(business.ownerId)).toBe(0);
    expect(await unread(viewer)).toBe(1);

    await choose(business, viewer, { hidden: ["messages"] });
    expect(await unread(viewer)).toBe(0);
    expect((await list(viewer)).rows).toEqual([]);
    expect(await read("01900000-0000-7000-8000-000000000000", null)).toBe("not_allowed");
  });
});

describe("the morning mail", () => {
  const make = async (plan: BusinessPlan = {}) => {
    const business = await makeBusiness(app.database.admin, plan);
    await app.database.admin.query("update public.memberships set created_at = '2026-01-01' where business_id = $1", [
      business.id,
    ]);
    return business;
  };
  const tick = (instant: string) => at(instant, () => app.container.ports.digests.queue(app.clock.now));
  const digestsOf = ({ email }: TestBusiness) => app.mailer.digests.filter(({ to }) => to === email);

  test("goes to owners at seven on the business's clock, once a local day however often the clock strikes", async () => {
    const business = await make({ timeZone: "America/Denver" });

    await tick("2026-11-23T13:59:00Z");
    expect(digestsOf(business)).toHaveLength(0);
    for (const minute of ["00", "01", "30"]) await tick(`2026-11-23T14:${minute}:00Z`);
    await Promise.all([1, 2, 3].map(() => app.container.ports.digests.queue(new Date("2026-11-23T18:00:00Z"))));
    await at("2026-11-23T18:00:00Z");
    expect(digestsOf(business)).toHaveLength(1);

    await tick("2026-11-24T14:00:00Z");
    expect(digestsOf(business).map(({ digest }) => digest.day)).toEqual(["2026-11-22", "2026-11-23"]);
  });

  test("comes once on the days when the clocks change, at an hour that is skipped and one that comes twice", async () => {
    const spring = await make({ timeZone: "America/New_York" });
    const autumn = await make({ timeZone: "America/New_York" });
    app.clock.now = new Date("2026-03-01T00:00:00Z");
    await choose(spring, spring.ownerId, { digestHour: 2 });
    await choose(autumn, autumn.ownerId, { digestHour: 1 });

    for (let minute = 0; minute < 240; minute += 20) {
      await tick(new Date(Date.UTC(2026, 2, 8, 5, minute)).toISOString());
    }
    expect(digestsOf(spring).filter(({ digest }) => digest.day === "2026-03-07")).toHaveLength(1);

    for (let minute = 0; minute < 240; minute += 20) {
      await tick(new Date(Date.UTC(2026, 10, 1, 4, minute)).toISOString());
    }
    expect(digestsOf(autumn).filter(({ digest }) => digest.day === "2026-10-31")).toHaveLength(1);
  });

  test("tells what the home page tells of the same day", async () => {
    const business = await make({ timeZone: "America/Denver" });
    for (const [outcome, startedAt] of [
      ["answered", "2026-11-22T17:00:00Z"],
      ["missed", "2026-11-22T18:00:00Z"],
      ["answered", "2026-11-23T06:30:00Z"],
      ["answered", "2026-11-23T07:30:00Z"],
    ]) {
      await app.database.admin.query(
        "insert into public.calls (business_id, status, outcome, started_at) values ($1, 'ended', $2, $3)",
        [business.id, outcome, startedAt],
      );
    }

    await tick("2026-11-23T14:00:00Z");

    // The last call was after midnight in Denver: tomorrow's mail has it.
    expect(digestsOf(business)[0]?.digest).toMatchObject({ answered: 2, missed: 1, booked: 0, afterHours: 1 });
  });

  test("ends with the signed link of one, and with no other", async () => {
    const business = await make();
    await tick("2026-11-23T14:00:00Z");
    const token = digestsOf(business)[0]?.stopToken ?? "";
    const other = await make();

    expect(await stopDigest(ctx(), token.replace(business.id, other.id))).toBe("unknown");
    expect(await stopDigest(ctx(), `${token.slice(0, -1)}${token.endsWith("A") ? "B" : "A"}`)).toBe("unknown");
    expect(await stopDigest(ctx(), token)).toBe("stopped");

    await tick("2026-11-24T14:00:00Z");
    expect(digestsOf(business)).toHaveLength(1);
  });

  test("is not sent to whoever left meanwhile", async () => {
    const business = await make();
    app.clock.now = new Date("2026-11-23T14:00:00Z");
    await app.container.ports.digests.queue(app.clock.now);
    await app.database.admin.query("delete from public.memberships where business_id = $1", [business.id]);

    await at(app.clock.now);

    expect(digestsOf(business)).toHaveLength(0);
  });
});
