import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { rowsOf } from "@/__tests__/sql/booking-support";
import { makeBusiness, makeUser, type TestBusiness } from "@/__tests__/support/make-business";
import { openTestContainer, type TestContainer } from "@/__tests__/support/test-container";
import { mondayMorning } from "@/__tests__/support/world";
import { publishReceptionist } from "@/lib/services/receptionist/publish-receptionist";
import { registerBusiness } from "@/lib/services/tenancy/register-business";

let app: TestContainer;
let people = 0;

beforeAll(async () => {
  app = await openTestContainer();
});
afterAll(() => app.close());

function ctx() {
  return {
    ...app.container.ports,
    now: mondayMorning,
    requestId: "r",
    causeId: null,
    actor: { kind: "system" as const, id: "test" },
  };
}

async function newPerson(): Promise<{ userId: string; email: string }> {
  people += 1;
  const email = `person-${people}@example.com`;
  return { userId: await makeUser(app.database.admin, email), email };
}

describe("a person who has just signed up", () => {
  const details = { businessName: "Ada's Drains", trade: "plumbing", timeZone: "America/Chicago" };

  test("owns one business, however often and fast the first page is opened", async () => {
    const person = await newPerson();

    const ids = await Promise.all(Array.from({ length: 8 }, () => registerBusiness(ctx(), { ...person, details })));

    const { rows } = await app.database.admin.query(
      "select businesses.id, name, trade, time_zone, status, role from public.businesses join public.memberships on business_id = businesses.id where user_id = $1",
      [person.userId],
    );
    expect(new Set(ids).size).toBe(1);
    expect(rows).toEqual([
      {
        id: ids[0],
        name: "Ada's Drains",
        trade: "plumbing",
        time_zone: "America/Chicago",
        status: "onboarding",
        role: "owner",
      },
    ]);
  });

  test.each([
    [null],
    [{}],
    [{ ...details, trade: "rocketry" }],
    [{ ...details, timeZone: "Mars/Olympus" }],
    [{ ...details, businessName: "x".repeat(500) }],
    [{ ...details, businessName: ["a"] }],
  ])("gets something plain when what was kept of the form makes no sense: %j", async (broken) => {
    const person = await newPerson();

    const id = await registerBusiness(ctx(), { ...person, details: broken });

    const { rows } = await app.database.admin.query(
      "select name, trade, time_zone from public.businesses where id = $1",
      [id],
    );
    expect(rows).toMatchObject([{ name: expect.stringMatching(/^.{1,120}$/), time_zone: "America/New_York" }]);
    expect(["plumbing", "general"]).toContain(rows[0]?.trade);
  });
});

describe("publishing a receptionist", () => {
  test("tells the platform what to say and do, links every number to that version, and again only changes it", async () => {
    const business: TestBusiness = await makeBusiness(app.database.admin);
    await app.database.admin.query(
      "update public.receptionists set retell_llm_id = null, retell_agent_id = null, retell_agent_version = null where business_id = $1",
      [business.id],
    );

    const first = await publishReceptionist(ctx(), business.id);
    const second = await publishReceptionist(ctx(), business.id);

    const [plan] = app.voice.published;
    expect(second.agentId).toBe(first.agentId);
    expect(second.agentVersion).toBe(first.agentVersion + 1);
    expect(app.voice.links.get(business.number)).toBe(`${second.agentId}@${second.agentVersion}`);
    expect(await rowsOf(app, "receptionists", business)).toMatchObject([
      { retell_agent_id: second.agentId, retell_agent_version: second.agentVersion, published_at: mondayMorning },
    ]);
    expect(plan?.tools.map(({ name }) => name)).toContain("book_appointment");
    expect(plan?.putThrough[0]).toEqual({ toolName: "put_through_1", variable: "transfer_phone_1" });
    for (const { variable } of plan?.putThrough ?? []) expect(plan?.defaultVariables[variable]).toBe("");
    expect(plan?.defaultVariables.greeting).toMatch(/AI assistant.*recorded/);
    for (const value of Object.values(plan?.defaultVariables ?? {})) expect(value).toBeTypeOf("string");
    for (const [name] of plan?.prompt.matchAll(/\{\{(\w+)\}\}/g) ?? []) {
      expect(Object.keys(plan?.defaultVariables ?? {})).toContain(name.slice(2, -2));
    }
  });

  test("of a business that does not exist is refused", async () => {
    await expect(publishReceptionist(ctx(), "00000000-0000-4000-8000-000000000000")).rejects.toMatchObject({
      code: "not_found",
    });
  });
});
