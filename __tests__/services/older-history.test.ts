import { afterAll, beforeAll, expect, test } from "vitest";
import { makeBusiness, makeUser, type TestBusiness } from "@/__tests__/support/make-business";
import { openTestContainer, type TestContainer } from "@/__tests__/support/test-container";

let app: TestContainer;
let business: TestBusiness;
let customerId: string;
let conversationId: string;
const phone = "+13035550142";

beforeAll(async () => {
  app = await openTestContainer();
  business = await makeBusiness(app.database.admin);
  const { rows } = await app.database.admin.query(
    `with customer as (
       insert into public.customers (business_id, phone, name) values ($1, $2, 'Ada') returning id, business_id, phone)
     insert into public.conversations (business_id, customer_number, customer_id)
     select business_id, phone, id from customer returning id, customer_id`,
    [business.id, phone],
  );
  conversationId = rows[0].id;
  customerId = rows[0].customer_id;
  // Two of them each second, so that the order needs the id as well.
  await app.database.admin.query(
    `insert into public.messages (business_id, customer_id, conversation_id, direction, kind, idempotency_key,
       from_number, to_number, body, state, created_at)
     select $1, $2, $3, 'inbound', 'inbound', 'inbound:' || n, $4, $5, n::text, 'received',
       timestamptz '2026-11-01T12:00:00Z' + make_interval(secs => n / 2)
     from generate_series(1, 450) n`,
    [business.id, customerId, conversationId, phone, business.number],
  );
});
afterAll(() => app.close());

const scopeOf = (sub = business.ownerId) => ({ claims: { sub, role: "authenticated" }, businessId: business.id });
const reads = () => app.container.memberReads;

test("every text of a long conversation is reached, each once, the newest first", async () => {
  const seen: string[] = [];
  let cursor: string | null = null;
  do {
    const page = await reads().loadConversation(scopeOf(), conversationId, cursor);
    seen.unshift(...(page?.texts.map(({ id }) => id) ?? []));
    cursor = page?.olderCursor ?? null;
  } while (cursor);

  expect(seen).toHaveLength(450);
  expect(new Set(seen).size).toBe(450);
});

test("everything that happened with a customer is reached, each once", async () => {
  const seen: string[] = [];
  let cursor: string | null = null;
  do {
    const page = await reads().loadCustomer(scopeOf(), customerId, cursor);
    seen.push(...(page?.timeline.map(({ id }) => id) ?? []));
    cursor = page?.olderCursor ?? null;
  } while (cursor);

  expect(new Set(seen).size).toBe(450);
  expect(seen).toHaveLength(450);
});

test("a cursor that is none is refused", async () => {
  await expect(reads().loadConversation(scopeOf(), conversationId, "nonsense")).rejects.toMatchObject({
    code: "invalid_input",
  });
  await expect(reads().loadCustomer(scopeOf(), customerId, "nonsense")).rejects.toMatchObject({
    code: "invalid_input",
  });
});

test("what a colleague wrote carries their address, what I wrote is mine, and who has left has no name", async () => {
  const { admin } = app.database;
  const colleague = await makeUser(admin, "colleague@example.com");
  const former = await makeUser(admin, "former@example.com");
  await admin.query("insert into public.memberships (business_id, user_id, role) values ($1, $2, 'manager')", [
    business.id,
    colleague,
  ]);
  await admin.query(
    `insert into public.messages (business_id, customer_id, conversation_id, direction, kind, idempotency_key,
       from_number, to_number, body, state, author_id, created_at)
     select $1, $2, $3, 'outbound', 'person_reply', 'person_reply:' || author, $4, $5, 'Hello', 'sent', author,
       timestamptz '2026-11-02T12:00:00Z' + make_interval(secs => place::int)
     from unnest($6::uuid[]) with ordinality as written (author, place)`,
    [business.id, customerId, conversationId, business.number, phone, [former, business.ownerId, colleague]],
  );

  const mine = await reads().loadConversation(scopeOf(), conversationId);
  const theirs = await reads().listConversations(
    scopeOf(colleague),
    { state: null, search: null },
    { cursor: null, limit: 5 },
  );

  expect(mine?.texts.slice(-3).map(({ writer }) => writer)).toEqual([
    { isMe: false, email: null },
    { isMe: true, email: business.email },
    { isMe: false, email: "colleague@example.com" },
  ]);
  expect(theirs.rows[0]?.lastWords?.writer).toEqual({ isMe: true, email: "colleague@example.com" });
});
