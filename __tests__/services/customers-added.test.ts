import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { rowsOf } from "@/__tests__/sql/booking-support";
import { makeBusiness, makeUser, type TestBusiness } from "@/__tests__/support/make-business";
import { mondayMorning, openTestContainer, type TestContainer } from "@/__tests__/support/test-container";
import { addCustomer } from "@/lib/services/customers/write-customers";
import { startConversation } from "@/lib/services/messages/conversations";
import { optOut } from "@/lib/services/messages/opt-out";

let app: TestContainer;

beforeAll(async () => {
  app = await openTestContainer();
});
afterAll(() => app.close());

const ctx = (now = mondayMorning) => ({
  ...app.container.ports,
  now,
  requestId: "test",
  causeId: null,
  actor: { kind: "member" as const, id: "m" },
});
const ada = {
  name: "Ada Lovelace",
  phone: "(303) 555-0142",
  email: "",
  address: "",
  zip: "",
  notes: "",
  tags: ["landlord"],
  isVip: false,
  isBlocked: false,
};

async function add(business: TestBusiness, details: unknown = ada, customerId: string = randomUUID()) {
  const done = await addCustomer(ctx(), { businessId: business.id, memberId: business.ownerId, customerId, details });
  return { ...done, customerId: "customerId" in done ? done.customerId : customerId };
}
const scopeOf = (business: TestBusiness) => ({
  claims: { sub: business.ownerId, role: "authenticated" },
  businessId: business.id,
});

describe("a customer who is typed in", () => {
  test("is added once however often the form is sent, and the receptionist's lists have them", async () => {
    const business = await makeBusiness(app.database.admin);
    const id = randomUUID();

    const outcomes = await Promise.all([1, 2, 3].map(() => add(business, ada, id)));

    expect(outcomes).toEqual([1, 2, 3].map(() => ({ outcome: "added", customerId: id, name: ada.name })));
    expect(await rowsOf(app, "customers", business)).toMatchObject([{ id, phone: "+13035550142", tags: ["landlord"] }]);
    expect(await rowsOf(app, "audit_log", business)).toMatchObject([{ action: "customer.added" }]);
  });

  test("whose number is known leads to whoever has it by name, of this business alone", async () => {
    const business = await makeBusiness(app.database.admin);
    const other = await makeBusiness(app.database.admin);
    const { customerId } = await add(business);

    expect(await add(business, { ...ada, name: "Somebody else" })).toEqual({
      outcome: "exists",
      customerId,
      name: ada.name,
    });
    expect(await add(other)).toMatchObject({ outcome: "added" });
    expect(await rowsOf(app, "customers", business)).toMatchObject([{ name: "Ada Lovelace" }]);
  });

  test("needs something to be known by, and is not added by a viewer", async () => {
    const business = await makeBusiness(app.database.admin);
    const viewer = await makeUser(app.database.admin, `viewer-${business.id}@example.com`);
    await app.database.admin.query(
      "insert into public.memberships (business_id, user_id, role) values ($1, $2, 'viewer')",
      [business.id, viewer],
    );

    expect(await add(business, { ...ada, name: "", phone: "" })).toMatchObject({ outcome: "invalid" });
    await expect(
      addCustomer(ctx(), { businessId: business.id, memberId: viewer, customerId: randomUUID(), details: ada }),
    ).rejects.toMatchObject({ code: "forbidden" });
  });

  test("is found by a tag", async () => {
    const business = await makeBusiness(app.database.admin);
    await add(business);
    await add(business, { ...ada, name: "Bob", phone: "(303) 555-0143", tags: ["tenant"] });
    const filter = { search: null, mark: null, seenSince: null, seenBefore: null, tag: "tenant" };

    const { rows } = await app.container.memberReads.listCustomers(scopeOf(business), filter, {
      cursor: null,
      limit: 10,
    });

    expect(rows.map(({ name }) => name)).toEqual(["Bob"]);
  });
});

describe("the first text of a person", () => {
  const write = (business: TestBusiness, customerId: string, now = mondayMorning, key = "k") =>
    startConversation(ctx(now), {
      businessId: business.id,
      customerId,
      memberId: business.ownerId,
      words: "We found your part.",
      key,
    });

  test("opens one conversation, says who writes and how to stop, and is answered by a person", async () => {
    const business = await makeBusiness(app.database.admin, { isRegistered: true });
    const { customerId } = await add(business);

    const both = await Promise.all([write(business, customerId), write(business, customerId)]);
    await app.container.drain();

    expect(both.map(({ outcome }) => outcome).toSorted()).toEqual(["already_sent", "queued"]);
    expect(await rowsOf(app, "conversations", business)).toMatchObject([
      { state: "person", customer_id: customerId, member_id: business.ownerId },
    ]);
    const sent = app.texts.attempts.filter(({ to }) => to === "+13035550142").map(({ body }) => body);
    expect(sent).toEqual([`${business.name}: We found your part. Reply STOP to opt out.`]);
  });

  test("waits for the morning, because nobody asked for it at night", async () => {
    const business = await makeBusiness(app.database.admin, { isRegistered: true });
    const { customerId } = await add(business, { ...ada, phone: "(303) 555-0155" });
    const night = new Date("2026-11-24T06:00:00Z");

    app.clock.now = night;
    await write(business, customerId, night);
    await app.container.drain();

    expect(await rowsOf(app, "messages", business)).toMatchObject([{ state: "queued" }]);
    expect(app.texts.attempts.filter(({ to }) => to === "+13035550155")).toEqual([]);
    app.clock.now = mondayMorning;
  });

  test("does not go to somebody who asked not to be texted, and leaves no empty conversation", async () => {
    const business = await makeBusiness(app.database.admin, { isRegistered: true });
    const { customerId } = await add(business);
    await optOut(ctx(), { businessId: business.id, number: "+13035550142", words: "no texts", source: "person" });

    expect(await write(business, customerId)).toEqual({ outcome: "opted_out" });
    expect(await rowsOf(app, "conversations", business)).toEqual([]);
  });

  test("of another business's customer finds none", async () => {
    const business = await makeBusiness(app.database.admin);
    const other = await makeBusiness(app.database.admin);
    const { customerId } = await add(other);

    await expect(write(business, customerId)).rejects.toMatchObject({ code: "not_found" });
  });
});
