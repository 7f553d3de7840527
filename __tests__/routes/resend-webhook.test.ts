import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeBusiness } from "@/__tests__/support/make-business";
import { refusedRequests, refusedSecrets } from "@/__tests__/support/signature-cases";
import { resendRequest } from "@/__tests__/support/signed-requests";
import { openTestContainer, type TestContainer, testEnv } from "@/__tests__/support/test-container";
import type { Container } from "@/lib/container";
import { receiveWebhook } from "@/lib/http/receive-webhook";
import { createWebhookVerifiers } from "@/lib/providers/webhook-verifiers";

let app: TestContainer;
let events = 0;

beforeAll(async () => {
  app = await openTestContainer();
});
afterAll(() => app.close());

const path = "/api/resend/webhook";

function bounced(
  address: string,
  bounce: Record<string, string> = { type: "Permanent", subType: "General", message: "No such mailbox." },
) {
  return {
    type: "email.bounced",
    created_at: "2026-11-23T17:00:00.000Z",
    data: { email_id: "e-1", from: "CloudGreet <hello@example.com>", to: [address], subject: "New booking", bounce },
  };
}

async function receive(body: unknown, eventId = `msg_${events}`, container: Container = app.container) {
  events += 1;
  const request = body instanceof Request ? body : resendRequest(path, body, { eventId });
  const response = await receiveWebhook(container, request, { provider: "resend" });
  await app.settle();
  return response;
}

const isSuppressed = (address: string) => app.container.ports.mails.isSuppressed(address);

async function suppressions() {
  const { rows } = await app.database.admin.query(
    "select address, reason from public.email_suppressions order by address",
  );
  return rows;
}

describe("a bounce for good", () => {
  test("keeps the address from all further mail, whatever its letters, once", async () => {
    const event = bounced("Ada.Jones@Example.com");

    expect((await receive(event, "msg_same")).status).toBe(200);
    expect((await receive(event, "msg_same")).status).toBe(200);

    expect(await isSuppressed("ada.jones@EXAMPLE.com ")).toBe(true);
    expect(await suppressions()).toEqual([{ address: "ada.jones@example.com", reason: "bounced" }]);
    const { rows } = await app.database.admin.query(
      "select state, result from public.webhook_events where provider = 'resend' and event_id = 'msg_same'",
    );
    expect(rows).toEqual([{ state: "done", result: "Suppressed 1 addresses." }]);
  });

  test("of an owner's own address is told to the owner", async () => {
    const business = await makeBusiness(app.database.admin);

    await receive(bounced(`Owner <${business.email.toUpperCase()}>`));
    await receive(bounced(business.email));

    const { rows } = await app.database.admin.query(
      "select kind, is_urgent from public.notifications where business_id = $1",
      [business.id],
    );
    expect(rows).toEqual([{ kind: "email_suppressed", is_urgent: true }]);
  });
});

test.each([
  ["email.complained", { to: ["angry@example.com"] }, "angry@example.com"],
  ["email.suppressed", { to: ["listed@example.com"], suppressed: { message: "on the list" } }, "listed@example.com"],
  ["suppression.added", { email: "added@example.com", origin: "complaint" }, "added@example.com"],
])("%s suppresses its address too", async (type, data, address) => {
  await receive({ type, created_at: "2026-11-23T17:00:00.000Z", data });

  expect(await isSuppressed(address)).toBe(true);
});

test.each([
  ["a full mailbox", bounced("full@example.com", { type: "Transient", subType: "MailboxFull", message: "full" })],
  ["a delivery", { type: "email.delivered", data: { to: ["fine@example.com"] } }],
  ["a form nobody knows", { type: "email.bounced", data: "?" }],
  ["no addresses", { type: "email.complained", data: { to: [] } }],
])("%s suppresses nothing", async (_what, event) => {
  const before = await suppressions();

  expect((await receive(event)).status).toBe(200);

  expect(await suppressions()).toEqual(before);
});

describe("a request that must not be believed", () => {
  test.each([...refusedRequests, { name: "signed with another key", change: () => ({ secret: "whsec_b3RoZXI=" }) }])(
    "is refused and leaves nothing behind: $name",
    async ({ change }) => {
      expect(refusedSecrets.length).toBeGreaterThan(0);
      const event = bounced("victim@example.com");
      const request = resendRequest(path, event, { eventId: "msg_forged", ...change(JSON.stringify(event)) });

      const response = await receive(request);

      expect(response.status).toBe(401);
      expect(await response.text()).toBe("");
      expect(await isSuppressed("victim@example.com")).toBe(false);
    },
  );

  test("is everything, without a secret", async () => {
    const env = testEnv(app.database.appUrl, { RESEND_WEBHOOK_SECRET: "" });
    const container = { ...app.container, verifiers: createWebhookVerifiers(env) };

    expect((await receive(bounced("a@example.com"), "msg_x", container)).status).toBe(401);
  });
});

test("comes again when the database is away", async () => {
  const down = { ...app.container.ports.inbox, record: () => Promise.reject(new Error("away")) };
  const container = { ...app.container, ports: { ...app.container.ports, inbox: down } };

  expect((await receive(bounced("later@example.com"), "msg_later", container)).status).toBe(503);
});
