import { afterEach, beforeEach, expect, test } from "vitest";
import { control } from "@/__tests__/local/support";
import { toMailEvent } from "@/lib/providers/resend/mapper";
import { unwrapResend } from "@/lib/providers/resend/verify";
import { bootResend, type LocalResend, letter, WEBHOOK_SECRET } from "./boot";

let local: LocalResend;

beforeEach(async () => {
  local = await bootResend();
});

afterEach(async () => {
  await local.close();
});

async function send(to: string | string[]): Promise<string> {
  const { data } = await local.resend.emails.send(letter({ to, tags: [{ name: "kind", value: "booking" }] }));
  return data?.id ?? "";
}

async function eventsAfter(to: string | string[], count: number) {
  const id = await send(to);
  await local.receiver.waitFor(count);
  return { id, events: local.events() };
}

test("tells that a mail was sent and delivered, signed as Svix signs", async () => {
  const { id, events } = await eventsAfter("owner@example.com", 2);

  expect(events.map(({ type }) => type)).toEqual(["email.sent", "email.delivered"]);
  expect(events[0]?.data).toMatchObject({ email_id: id, to: ["owner@example.com"], tags: { kind: "booking" } });
});

test.each([
  ["bounced@example.com", ["email.sent", "email.bounced"]],
  ["soft-bounced@example.com", ["email.sent", "email.bounced"]],
  ["complained+ada@example.com", ["email.sent", "email.delivered", "email.complained"]],
  ["Ada <suppressed@example.com>", ["email.sent", "email.suppressed"]],
  ["failed@example.com", ["email.sent", "email.failed"]],
  ["delayed@example.com", ["email.sent", "email.delivery_delayed"]],
])("lets %s have the fate of its name", async (address, types) => {
  const { events } = await eventsAfter(address, types.length);

  expect(events.map(({ type }) => type)).toEqual(types);
});

test("blames only the address that bounced for good", async () => {
  await send(["owner@example.com", "bounced@example.com", "soft-bounced@example.com"]);
  await local.receiver.waitFor(4);

  const refused = local.events().map(toMailEvent).filter(Boolean);

  expect(refused).toMatchObject([{ addresses: ["bounced@example.com"], reason: "bounced" }]);
});

test("names an event alike in all its deliveries, and other events otherwise", async () => {
  await control(local.url, "/_sim/delivery", { times: 2 });
  await send("owner@example.com");
  const received = await local.receiver.waitFor(4);

  const ids = received.map(({ body, headers }) => {
    const own = new Headers(Object.entries(headers).map(([name, value]) => [name, String(value)]));
    return unwrapResend(body, own, WEBHOOK_SECRET)?.eventId;
  });

  expect(ids[0]).toMatch(/^msg_/);
  expect(ids[1]).toBe(ids[0]);
  expect(ids[3]).toBe(ids[2]);
  expect(ids[2]).not.toBe(ids[0]);
});

test("tries again until the application takes an event", async () => {
  local.receiver.answerWith(503, 200);
  await send("owner@example.com");
  await local.receiver.waitFor(3);

  const ids = local.receiver.received.map(({ headers }) => headers["svix-id"]);

  expect(new Set(ids).size).toBe(2);
  expect(local.events()).toHaveLength(3);
});

test("lets a mail be complained about later", async () => {
  const { id } = await eventsAfter("owner@example.com", 2);

  await control(local.url, `/_sim/emails/${id}/event`, { type: "complained" });
  await local.receiver.waitFor(3);
  const { data } = await local.resend.emails.get(id);

  expect(local.events()[2]).toMatchObject({ type: "email.complained", data: { email_id: id } });
  expect(data?.last_event).toBe("complained");
});
