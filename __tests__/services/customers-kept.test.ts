import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { bookingOf, mustBook, rowsOf, tuesdayAt } from "@/__tests__/sql/booking-support";
import { makeBusiness, type TestBusiness } from "@/__tests__/support/make-business";
import { mondayMorning, openTestContainer, type TestContainer } from "@/__tests__/support/test-container";
import type { BookRequest } from "@/lib/ports/stores";
import { mergeCustomers, saveCustomer } from "@/lib/services/customers/write-customers";

let app: TestContainer;
let business: TestBusiness;

beforeAll(async () => {
  app = await openTestContainer();
});
beforeEach(async () => {
  business = await makeBusiness(app.database.admin);
});
afterAll(() => app.close());

const ctx = () => ({
  ...app.container.ports,
  now: mondayMorning,
  requestId: "test",
  causeId: null,
  actor: { kind: "member" as const, id: business.ownerId },
});
const byOwner = () => ({ businessId: business.id, memberId: business.ownerId });
type Said = BookRequest["customer"];
const said = { name: "Ada Jones", phone: "+13035550111", email: null, address: null, zip: null, notes: null };
const written = {
  name: "Ada Jones",
  phone: "+13035550111",
  email: "",
  address: "",
  zip: "",
  notes: "Rings twice",
  tags: [],
  isVip: false,
  isBlocked: false,
};

let bookings = 0;
async function book(customer: { [Field in keyof Said]?: Said[Field] | undefined } = {}): Promise<string> {
  bookings += 1;
  const startsAt = tuesdayAt(9 + (bookings % 6));
  return mustBook(app, business, {
    ...bookingOf(business, { idempotencyKey: `key ${bookings}`, startsAt }),
    customer: { ...said, ...customer } as Said,
  });
}
async function addCustomer(name: string, phone: string | null): Promise<string> {
  const { rows } = await app.database.admin.query<{ id: string }>(
    "insert into public.customers (business_id, phone, name, last_seen_at) values ($1, $2, $3, $4) returning id",
    [business.id, phone, name, mondayMorning],
  );
  return rows[0]?.id ?? "";
}
const customers = () =>
  rowsOf<{ id: string; phone: string | null; email: string | null; revision: number }>(app, "customers", business);
const load = (id: string) =>
  app.container.memberReads.loadCustomer(
    { claims: { sub: business.ownerId, role: "authenticated" }, businessId: business.id },
    id,
  );
const save = (customerId: string, baseRevision: number, details: object = {}) =>
  saveCustomer(ctx(), { ...byOwner(), customerId, baseRevision, details: { ...written, ...details } });
const merge = (customerId: string, otherId: string) => mergeCustomers(ctx(), { ...byOwner(), customerId, otherId });

describe("what a caller tells while a member writes", () => {
  test.each([{ name: "Ada Lovelace" }, { email: "ada@example.com" }, { address: "12 Elm St" }, { zip: "80202" }])(
    "is not wiped by the member's save: %o",
    async (told) => {
      await book();
      const before = (await customers())[0];
      await book(told);

      expect(await save(before?.id ?? "", before?.revision ?? 0)).toEqual({ outcome: "changed_elsewhere" });
      expect(await customers()).toMatchObject([told]);
    },
  );

  test("does not disturb the member when it is nothing new", async () => {
    await book({ email: "ada@example.com" });
    const before = (await customers())[0];
    await book({ email: "ada@example.com" });
    await book();

    expect(await save(before?.id ?? "", before?.revision ?? 0, { email: "ada@example.com" })).toMatchObject({
      outcome: "saved",
    });
  });
});

describe("the number of two who become one", () => {
  test("is the other's when the kept one has none, and whoever calls from it is the kept one", async () => {
    const ann = await addCustomer("Ann", null);
    await book();
    const caller = (await customers()).find(({ phone }) => phone === said.phone)?.id ?? "";

    expect(await merge(ann, caller)).toBe("merged");
    expect(await merge(ann, caller)).toBe("already_merged");
    await book();

    expect(await load(caller)).toMatchObject({ id: ann, name: "Ada Jones", phone: said.phone, otherNumbers: [] });
    expect(await rowsOf(app, "appointments", business)).toMatchObject([{ customer_id: ann }, { customer_id: ann }]);
    expect(await customers()).toHaveLength(2);
  });

  test("stays the kept one's own when both have one", async () => {
    const ann = await addCustomer("Ann", "+13035550122");
    const caller = await addCustomer("Caller", said.phone);
    await merge(ann, caller);

    expect(await load(ann)).toMatchObject({ phone: "+13035550122", otherNumbers: [{ phone: said.phone }] });
  });

  test("can be changed for the other's by a member, and calls from both still lead to the one", async () => {
    const ann = await addCustomer("Ann", "+13035550122");
    const caller = await addCustomer("Caller", said.phone);
    const stranger = await addCustomer("Stranger", "+13035550133");
    await merge(ann, caller);
    await merge(stranger, await addCustomer("Stranger's other", "+13035550144"));

    expect(await save(ann, 2)).toMatchObject({ outcome: "saved" });
    expect(await load(ann)).toMatchObject({ phone: said.phone, otherNumbers: [{ phone: "+13035550122" }] });
    for (const phone of ["+13035550133", "+13035550144"]) {
      expect(await save(ann, 3, { phone })).toMatchObject({ outcome: "invalid", problems: { phone: /Merge/ } });
    }
    await book({ phone: "+13035550122" });
    expect(await rowsOf(app, "appointments", business)).toMatchObject([{ customer_id: ann }]);
  });
});
