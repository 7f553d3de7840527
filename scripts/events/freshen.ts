import { randomBytes, randomUUID } from "node:crypto";
import type { EventFixture } from "./fixtures";

/** Whose events a replay makes: the business of a stack, and when it happens. */
export interface Recipient {
  number: string;
  retellAgentId: string;
  stripeCustomerId: string | null;
  stripeSubscriptionId: string | null;
  nowMs: number;
}

/** What stands in the fixtures for the business, and for the customer. */
const fixtureNumber = "+13035550100";
const fixtureAgentId = "agent_5a1f0b7c3d";
const fixtureCustomerId = "cus_RiveraPlumbing1";
const fixtureSubscriptionId = "sub_1TwkSubscription0001";
const fixtureStartMs = 1_795_271_400_000;
const fixtureBusinessCallId = /01940000-0000-7000-8000-0000000000c1/g;

/**
 * The same event as if it had just happened to the recipient: their number and agent, new ids for the event, the call
 * and each tool call, and times around now. The fixture itself stays as it is.
 */
export function freshen(fixture: EventFixture, recipient: Recipient): Record<string, unknown> {
  const shiftMs = recipient.nowMs - fixtureStartMs;
  const renamed = new Map<string, string>([
    [fixtureNumber, recipient.number],
    [fixtureAgentId, recipient.retellAgentId],
    [fixtureCustomerId, recipient.stripeCustomerId ?? fixtureCustomerId],
    [fixtureSubscriptionId, recipient.stripeSubscriptionId ?? fixtureSubscriptionId],
  ]);
  const visit = (value: unknown, key: string): unknown => {
    if (Array.isArray(value)) return value.map((item) => visit(item, key));
    if (typeof value === "object" && value !== null) {
      return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, visit(inner, name)]));
    }
    if (typeof value === "number") return /timestamp$/.test(key) ? value + shiftMs : value;
    return typeof value === "string" ? renameText(value, renamed) : value;
  };
  return visit(fixture.body, "") as Record<string, unknown>;
}

/** An id of the event itself is new, and the same wherever it is repeated in the body. */
function renameText(text: string, renamed: Map<string, string>): string {
  const known = renamed.get(text);
  if (known) return known;
  const fresh = freshId(text);
  if (fresh) renamed.set(text, fresh);
  // The call that our inbound webhook announced does not exist for a replayed event.
  return fresh ?? text.replace(fixtureBusinessCallId, randomUUID());
}

function freshId(text: string): string | null {
  if (/^call_[0-9a-f]{27}$/.test(text)) return `call_${randomBytes(14).toString("hex").slice(0, 27)}`;
  if (/^tc_[a-z]+_\d+$/.test(text)) return `tc_${randomBytes(8).toString("hex")}`;
  if (/^(7f|403)0{5,}-0000-4000/.test(text)) return randomUUID();
  return /^evt_/.test(text) ? `evt_${randomBytes(12).toString("hex")}` : null;
}
