import type { KeyObject } from "node:crypto";
import { Retell } from "retell-sdk";
import Stripe from "stripe";
import { Telnyx } from "telnyx";
import { expect, test } from "vitest";
import { toCallEvent, toInbound, toToolCall } from "@/lib/providers/retell/mapper";
import { toBillingEvent } from "@/lib/providers/stripe/mapper";
import { toTextEvent } from "@/lib/providers/telnyx/mapper";
import { type EventFixture, listFixtures, pathOf, readFixture } from "@/scripts/events/fixtures";
import { freshen, type Recipient } from "@/scripts/events/freshen";
import { signRetell, signStripe, signTelnyx } from "@/scripts/events/sign-event";
import { telnyxKeys } from "@/scripts/local/telnyx/telnyx-keys";

const recipient: Recipient = {
  number: "+14155550123",
  retellAgentId: "agent_of_the_stack",
  stripeCustomerId: "cus_of_the_stack",
  stripeSubscriptionId: "sub_of_the_stack",
  nowMs: Date.parse("2026-12-01T10:00:00Z"),
};
const body = '{"name":"Zoë 👍","amount":1}';

/** What the application makes of a body; null when it does not know it. */
function read({ provider, body: payload }: EventFixture): unknown {
  if (provider === "stripe") return toBillingEvent(payload);
  if (provider === "telnyx") return toTextEvent(payload);
  const path = pathOf({ name: "", provider, body: payload });
  if (path.includes("/tools/")) return toToolCall(payload, String(payload.name));
  return path.includes("inbound") ? toInbound(payload) : toCallEvent(payload, new Date());
}

test("every fixture is understood by the application as it stands", () => {
  expect(listFixtures().length).toBeGreaterThan(15);
  for (const name of listFixtures())
    expect({ name, event: read(readFixture(name)) }).not.toEqual({ name, event: null });
});

test("a fixture is sent where its provider sends it", () => {
  expect(pathOf(readFixture("retell/call-inbound"))).toBe("/api/retell/inbound-webhook");
  expect(pathOf(readFixture("retell/call-ended"))).toBe("/api/retell/voice-webhook");
  expect(pathOf(readFixture("retell/tool-take-message"))).toBe("/api/retell/tools/take_message");
  expect(pathOf(readFixture("telnyx/message-received"))).toBe("/api/telnyx/messaging-webhook");
  expect(pathOf(readFixture("stripe/invoice-paid"))).toBe("/api/stripe/webhook");
});

test("an unknown name is answered with the known ones", () => {
  expect(() => readFixture("retell/call-missed")).toThrow(/retell\/call-ended/);
});

test("a freshened event is the recipient's, happened just now, and is new", () => {
  const fixture = readFixture("retell/call-ended");

  const first = toCallEvent(freshen(fixture, recipient), new Date());
  const second = toCallEvent(freshen(fixture, recipient), new Date());

  expect(first).toMatchObject({ lineNumber: recipient.number, agentId: recipient.retellAgentId });
  expect(first?.startedAt?.getTime()).toBe(recipient.nowMs);
  expect(first?.providerCallId).not.toBe(second?.providerCallId);
  expect(first?.toolCalls.map(({ outcome }) => outcome)).toEqual(["slots", "booked"]);
});

test("a freshened event of Telnyx and of Stripe is new and the recipient's, too", () => {
  const text = freshen(readFixture("telnyx/message-received"), recipient);
  const change = freshen(readFixture("stripe/customer-subscription-updated"), recipient);

  expect(toTextEvent(text)).toMatchObject({ kind: "text_received", toNumber: recipient.number });
  expect(JSON.stringify(text)).not.toContain("7f000000-0000-4000-8000");
  expect(toBillingEvent(change)).toEqual({ kind: "subscription_changed", subscriptionId: "sub_of_the_stack" });
});

test("Retell's own check accepts our signature and refuses a stale one", async () => {
  const fresh = signRetell(body, "key_1234567890", Date.now())["x-retell-signature"] ?? "";
  const stale = signRetell(body, "key_1234567890", Date.now() - 6 * 60_000)["x-retell-signature"] ?? "";

  expect(await Retell.verify(body, "key_1234567890", fresh)).toBe(true);
  expect(await Retell.verify(body, "key_1234567890", stale)).toBe(false);
});

test("Telnyx's own check accepts our signature and refuses another key's", async () => {
  const keys = telnyxKeys("seed");
  const telnyx = new Telnyx({ apiKey: "KEY", publicKey: keys.publicKey });
  const event = JSON.stringify(readFixture("telnyx/message-received").body);

  const check = async (privateKey: KeyObject) =>
    telnyx.webhooks.unwrap(event, { headers: signTelnyx(event, privateKey, Date.now()) });

  await expect(check(keys.privateKey)).resolves.toBeDefined();
  await expect(check(telnyxKeys("other").privateKey)).rejects.toThrow();
});

test("Stripe's own check accepts our signature and refuses a stale one", () => {
  const stripe = new Stripe("sk_test_1");
  const check = (atMs: number) =>
    stripe.webhooks.constructEvent(body, signStripe(body, "whsec_1", atMs)["stripe-signature"] ?? "", "whsec_1");

  expect(() => check(Date.now())).not.toThrow();
  expect(() => check(Date.now() - 6 * 60_000)).toThrow();
});
