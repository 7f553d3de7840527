import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeBusiness, makeUser, type TestBusiness } from "@/__tests__/support/make-business";
import { mondayMorning, openTestContainer, type TestContainer } from "@/__tests__/support/test-container";
import { acceptInvitation, findInvitation } from "@/lib/services/team/accept-invitation";
import { changeMemberRole, removeMember } from "@/lib/services/team/change-member";
import { inviteMember } from "@/lib/services/team/invite-member";

let app: TestContainer;
let guests = 0;

beforeAll(async () => {
  app = await openTestContainer();
});
afterAll(() => app.close());

function ctx(memberId: string, now = mondayMorning) {
  const actor = { kind: "member" as const, id: memberId };
  return { ...app.container.ports, now, requestId: "test", causeId: null, actor };
}

const guestAddress = () => {
  guests += 1;
  return `guest-${guests}@example.com`;
};

/** Invites, lets the mail go out, and returns the token of its link. */
async function invite(business: TestBusiness, email: string, role = "viewer", memberId = business.ownerId) {
  const result = await inviteMember(ctx(memberId), { businessId: business.id, memberId, email, role });
  await app.container.drain();
  const link = app.mailer.invitations.findLast(({ to }) => to === email.toLowerCase())?.link ?? "";
  return { result, token: link.replace("https://app.example.com/invite/", "") };
}

async function join(business: TestBusiness, role = "viewer"): Promise<string> {
  const email = guestAddress();
  const { token } = await invite(business, email, role);
  const userId = await makeUser(app.database.admin, email);
  expect(await acceptInvitation(ctx(userId), { token, userId })).toEqual({
    outcome: "accepted",
    businessId: business.id,
  });
  return userId;
}

const rolesOf = async ({ id }: TestBusiness) =>
  (
    await app.database.admin.query<{ user_id: string; role: string }>(
      "select user_id, role from public.memberships where business_id = $1",
      [id],
    )
  ).rows;

describe("an invitation", () => {
  test("is mailed with a link whose token is kept nowhere", async () => {
    const business = await makeBusiness(app.database.admin);
    const email = guestAddress();

    const { token, result } = await invite(business, email.toUpperCase(), "manager");

    expect(result).toEqual({ outcome: "invited" });
    expect(token).toHaveLength(43);
    const { rows } = await app.database.admin.query(
      `select to_jsonb(i)::text || coalesce((select string_agg(payload::text, ' ') from public.jobs
         where business_id = i.business_id), '') as kept
       from public.invitations i where business_id = $1`,
      [business.id],
    );
    expect(rows).toHaveLength(1);
    expect(rows[0].kept).toContain(email);
    expect(rows[0].kept).not.toContain(token);
  });

  test("lets in the person whose address it was sent to, once, and is written down", async () => {
    const business = await makeBusiness(app.database.admin);
    const email = guestAddress();
    const { token } = await invite(business, email, "manager");
    const userId = await makeUser(app.database.admin, email);
    const stranger = await makeUser(app.database.admin, guestAddress());

    expect(await acceptInvitation(ctx(stranger), { token, userId: stranger })).toEqual({ outcome: "wrong_account" });
    const answers = await Promise.all([1, 2, 3].map(() => acceptInvitation(ctx(userId), { token, userId })));

    expect(answers.map(({ outcome }) => outcome)).toEqual(["accepted", "accepted", "accepted"]);
    expect(await rolesOf(business)).toContainEqual({ user_id: userId, role: "manager" });
    const { rows } = await app.database.admin.query(
      "select action, actor_id from public.audit_log where business_id = $1 and action like 'team.%' order by id",
      [business.id],
    );
    expect(rows).toEqual([
      { action: "team.invited", actor_id: business.ownerId },
      { action: "team.joined", actor_id: userId },
    ]);
  });

  test("runs out after seven days, and not a moment before", async () => {
    const business = await makeBusiness(app.database.admin);
    const email = guestAddress();
    const { token } = await invite(business, email);
    const userId = await makeUser(app.database.admin, email);
    const end = mondayMorning.getTime() + 7 * 86_400_000;

    expect((await findInvitation(ctx(userId, new Date(end - 1)), token))?.state).toBe("pending");
    expect(await acceptInvitation(ctx(userId, new Date(end)), { token, userId })).toEqual({ outcome: "expired" });
  });

  test("sent again ends the earlier link, with the role that was chosen last", async () => {
    const business = await makeBusiness(app.database.admin);
    const email = guestAddress();
    const first = await invite(business, email, "manager");
    const second = await invite(business, email, "viewer");
    const userId = await makeUser(app.database.admin, email);

    expect(await acceptInvitation(ctx(userId), { token: first.token, userId })).toEqual({ outcome: "revoked" });
    expect((await acceptInvitation(ctx(userId), { token: second.token, userId })).outcome).toBe("accepted");
    expect(await rolesOf(business)).toContainEqual({ user_id: userId, role: "viewer" });
  });

  test("that was taken back lets nobody in, and a made-up token neither", async () => {
    const business = await makeBusiness(app.database.admin);
    const email = guestAddress();
    const { token } = await invite(business, email);
    const userId = await makeUser(app.database.admin, email);
    const invitation = await findInvitation(ctx(userId), token);

    await app.container.ports.team.revoke({
      businessId: business.id,
      memberId: business.ownerId,
      invitationId: invitation?.id ?? "",
      now: mondayMorning,
    });

    expect(await acceptInvitation(ctx(userId), { token, userId })).toEqual({ outcome: "revoked" });
    expect(await acceptInvitation(ctx(userId), { token: "nonsense", userId })).toEqual({ outcome: "gone" });
  });

  test("reaches an address three times a day from one business, and ten times from all of them", async () => {
    const email = guestAddress();
    const first = await makeBusiness(app.database.admin);
    const others = [await makeBusiness(app.database.admin), await makeBusiness(app.database.admin)];
    const last = await makeBusiness(app.database.admin);
    const ask = async (business: TestBusiness, now = mondayMorning) => {
      const request = { businessId: business.id, memberId: business.ownerId, email, role: "viewer" };
      return (await inviteMember(ctx(business.ownerId, now), request)).outcome;
    };

    for (let count = 0; count < 3; count++) expect(await ask(first)).toBe("invited");
    expect(await ask(first)).toBe("refused");
    for (const business of others) {
      for (let count = 0; count < 3; count++) expect(await ask(business)).toBe("invited");
    }

    expect([await ask(last), await ask(last)]).toEqual(["invited", "refused"]);
    expect(await ask(first, new Date(mondayMorning.getTime() + 86_400_001))).toBe("invited");
  });

  test("leaves a business thirty times a day, whatever is taken back in between", async () => {
    const business = await makeBusiness(app.database.admin);
    const memberId = business.ownerId;
    const ask = () =>
      inviteMember(ctx(memberId), { businessId: business.id, memberId, email: guestAddress(), role: "viewer" });
    for (let count = 0; count < 30; count++) expect((await ask()).outcome).toBe("invited");
    await app.database.admin.query("update public.invitations set state = 'revoked' where business_id = $1", [
      business.id,
    ]);

    expect(await ask()).toMatchObject({ outcome: "refused", field: "email", problem: expect.stringMatching(/thirty/) });
  });

  test("is an owner's to send: managers and viewers are refused, members are not asked again", async () => {
    const business = await makeBusiness(app.database.admin);
    for (const role of ["manager", "viewer"]) {
      const memberId = await join(business, role);
      await expect(invite(business, guestAddress(), "viewer", memberId)).rejects.toMatchObject({ code: "forbidden" });
    }
    expect((await invite(business, business.email)).result).toMatchObject({ outcome: "refused", field: "email" });
    expect((await invite(business, "not an address")).result).toMatchObject({ outcome: "refused", field: "email" });
    expect((await invite(business, guestAddress(), "emperor")).result).toMatchObject({ field: "role" });
  });
});

describe("the team", () => {
  const remove = (business: TestBusiness, memberId: string, userId: string, reason: string | null = null) =>
    removeMember(ctx(memberId), { businessId: business.id, memberId, userId, reason });
  const change = (business: TestBusiness, memberId: string, userId: string, role: string) =>
    changeMemberRole(ctx(memberId), { businessId: business.id, memberId, userId, role, reason: "busy season" });

  test("keeps an owner, whoever asks for what", async () => {
    const business = await makeBusiness(app.database.admin);
    const { ownerId } = business;

    await expect(remove(business, ownerId, ownerId)).rejects.toMatchObject({ code: "conflict" });
    await expect(change(business, ownerId, ownerId, "viewer")).rejects.toMatchObject({ code: "conflict" });
  });

  test("keeps one of two owners who remove each other at the same time", async () => {
    for (let round = 0; round < 5; round += 1) {
      const business = await makeBusiness(app.database.admin);
      const other = await join(business, "owner");

      const ends = await Promise.allSettled([
        remove(business, business.ownerId, other),
        remove(business, other, business.ownerId),
      ]);

      expect(ends.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
      expect((await rolesOf(business)).map(({ role }) => role)).toEqual(["owner"]);
    }
  });

  test("writes down who changed which role from what to what, and why", async () => {
    const business = await makeBusiness(app.database.admin);
    const userId = await join(business);

    expect(await change(business, business.ownerId, userId, "manager")).toBe("changed");
    expect(await change(business, business.ownerId, userId, "manager")).toBe("unchanged");

    const { rows } = await app.database.admin.query(
      `select actor_id, subject_id, before, after, reason from public.audit_log
       where business_id = $1 and action = 'team.role_changed'`,
      [business.id],
    );
    expect(rows).toEqual([
      {
        actor_id: business.ownerId,
        subject_id: userId,
        before: { role: "viewer" },
        after: { role: "manager" },
        reason: "busy season",
      },
    ]);
  });

  test("is changed by owners alone; everybody may leave", async () => {
    const business = await makeBusiness(app.database.admin);
    const manager = await join(business, "manager");
    const viewer = await join(business);

    await expect(change(business, manager, viewer, "manager")).rejects.toMatchObject({ code: "forbidden" });
    await expect(remove(business, manager, viewer)).rejects.toMatchObject({ code: "forbidden" });
    expect(await remove(business, viewer, viewer, "new job")).toBe("removed");
    await expect(remove(business, business.ownerId, viewer)).rejects.toMatchObject({ code: "not_found" });
  });

  test("of another business is out of reach", async () => {
    const ours = await makeBusiness(app.database.admin);
    const theirs = await makeBusiness(app.database.admin);

    await expect(remove(theirs, ours.ownerId, theirs.ownerId)).rejects.toMatchObject({ code: "forbidden" });
    expect(await app.container.ports.team.load(theirs.id, ours.ownerId)).toBeNull();
  });

  test.each(["leaves", "is removed", "becomes a viewer"])(
    "when a manager %s, the calendar feed has a new address, and the others are told",
    async (what) => {
      const business = await makeBusiness(app.database.admin);
      const manager = await join(business, "manager");
      const feed = async () =>
        (
          await app.database.admin.query("select feed_id from public.calendar_feeds where business_id = $1", [
            business.id,
          ])
        ).rows[0]?.feed_id;
      await app.database.admin.query("insert into public.calendar_feeds (business_id) values ($1)", [business.id]);
      const before = await feed();

      if (what === "becomes a viewer") await change(business, business.ownerId, manager, "viewer");
      else await remove(business, what === "leaves" ? manager : business.ownerId, manager);

      expect(await feed()).toEqual(expect.any(String));
      expect(await feed()).not.toBe(before);
      const told = await app.database.admin.query(
        "select kind, title from public.notifications where business_id = $1",
        [business.id],
      );
      expect(told.rows).toEqual([{ kind: "calendar_feed", title: "The calendar feed has a new address" }]);
    },
  );

  test("a viewer who goes never saw the feed's address: it stays; a feed that is closed stays closed", async () => {
    const business = await makeBusiness(app.database.admin);
    const manager = await join(business, "manager");
    const viewer = await join(business);
    const feeds = async () =>
      (
        await app.database.admin.query("select feed_id from public.calendar_feeds where business_id = $1", [
          business.id,
        ])
      ).rows;

    await remove(business, business.ownerId, manager);
    expect(await feeds()).toEqual([]);
    await app.database.admin.query("insert into public.calendar_feeds (business_id) values ($1)", [business.id]);
    const before = await feeds();
    await remove(business, business.ownerId, viewer);

    expect(await feeds()).toEqual(before);
  });

  test("a member who was removed sees nothing from that moment on", async () => {
    const business = await makeBusiness(app.database.admin);
    const userId = await join(business, "manager");
    const claims = { sub: userId, role: "authenticated" };
    const scope = { claims, businessId: business.id };
    const { memberReads } = app.container;
    const before = await memberReads.findLiveTopic(scope);
    expect(before).toContain(business.id);

    await remove(business, business.ownerId, userId);

    expect(await memberReads.listBusinesses(claims)).toEqual([]);
    expect(await memberReads.findLiveTopic(scope)).toBeNull();
    const ownScope = { claims: { sub: business.ownerId, role: "authenticated" }, businessId: business.id };
    const after = await memberReads.findLiveTopic(ownScope);
    expect(after).toContain(business.id);
    expect(after).not.toBe(before);
  });
});

describe("a session", () => {
  const see = (claims: object) =>
    app.container.memberReads.listBusinesses({ sub: "", role: "authenticated", ...claims });

  test("without the second factor sees nothing of its person's businesses, and says why", async () => {
    const { ownerId } = await makeBusiness(app.database.admin);
    const factor = "insert into auth.mfa_factors (user_id, friendly_name, status, secret) values ($1, $2, $2, 'x')";
    const { team } = app.container.ports;
    await app.database.admin.query(factor, [ownerId, "unverified"]);
    expect(await see({ sub: ownerId, aal: "aal1" })).toHaveLength(1);

    await app.database.admin.query(factor, [ownerId, "verified"]);

    for (const aal of ["aal1", undefined, "aal9"]) {
      expect(await see({ sub: ownerId, aal })).toEqual([]);
      expect(await team.needsSecondFactor(ownerId, aal)).toBe(true);
    }
    expect(await see({ sub: ownerId, aal: "aal2" })).toHaveLength(1);
    expect(await team.needsSecondFactor(ownerId, "aal2")).toBe(false);
  });

  test("that was ended elsewhere sees nothing, although its token has not run out", async () => {
    const { ownerId } = await makeBusiness(app.database.admin);
    const sessionId = randomUUID();
    const claims = { sub: ownerId, aal: "aal1", session_id: sessionId };
    await app.database.admin.query("insert into auth.sessions (id, user_id, aal) values ($1, $2, 'aal1')", [
      sessionId,
      ownerId,
    ]);
    expect(await see(claims)).toHaveLength(1);

    await app.database.admin.query("delete from auth.sessions where id = $1", [sessionId]);

    expect(await see(claims)).toEqual([]);
  });

  test("is listed for its own person alone, latest first", async () => {
    const ours = await makeBusiness(app.database.admin);
    const theirs = await makeBusiness(app.database.admin);
    for (const [userId, agent] of [
      [ours.ownerId, "first"],
      [ours.ownerId, "second"],
      [theirs.ownerId, "theirs"],
    ]) {
      await app.database.admin.query(
        "insert into auth.sessions (id, user_id, user_agent, created_at) values ($1, $2, $3, clock_timestamp())",
        [randomUUID(), userId, agent],
      );
    }

    const sessions = await app.container.ports.team.listSessions(ours.ownerId);

    expect(sessions.map(({ userAgent }) => userAgent)).toEqual(["second", "first"]);
  });
});
