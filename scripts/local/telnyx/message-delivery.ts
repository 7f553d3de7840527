import { wait } from "@/scripts/local/kit/wait";
import { sendEvent, type World } from "./events";
import { keywordOf } from "./keywords";
import { newInboundMessage, newOutboundMessage } from "./new-message";
import {
  type FinalStatus,
  findOwned,
  forgetOldest,
  type InboundMessage,
  type OutboundMessage,
  type TelnyxState,
} from "./state";

const CARRIER_MS = 20;
const TITLES: Record<string, string> = {
  "40001": "Not routable",
  "40002": "Blocked as spam - temporary",
  "40003": "Blocked as spam - permanent",
  "40008": "Undeliverable",
  "40010": "Not 10DLC registered",
  "40014": "Message expired in queue",
};
const DEFAULT_CODES: Record<FinalStatus, string | null> = {
  delivered: null,
  delivery_unconfirmed: null,
  delivery_failed: "40001",
  sending_failed: "40008",
  expired: "40014",
};

/** Carries a queued text to its end: `message.sent` (unless sending failed), then `message.finalized`. */
export async function carryMessage(world: World, message: OutboundMessage): Promise<void> {
  const [recipient] = message.to;
  if (!recipient) return;
  const { status, code } = outcomeFor(world.state, recipient.phone_number ?? "");
  await wait(CARRIER_MS, world.signal);
  if (status !== "sending_failed") {
    recipient.status = "sent";
    message.sent_at = new Date().toISOString();
    sendMessageEvent(world, "message.sent", message);
    await wait(CARRIER_MS, world.signal);
  }
  recipient.status = status;
  message.completed_at = new Date().toISOString();
  if (code) message.errors = [{ code, title: TITLES[code] ?? "Delivery failed", detail: TITLES[code] ?? "" }];
  sendMessageEvent(world, "message.finalized", message);
}

/**
 * Receives a text for a number of the account. STOP blocks the sender for the number's profile, START lifts it, and the
 * carrier answers both by itself, as it does HELP.
 */
export function receiveMessage(
  world: World,
  input: { from: string; to: string; text: string; mediaUrls: readonly string[] },
): { message: InboundMessage; reply: OutboundMessage | null } {
  const { state } = world;
  const profileId = findOwned(state, input.to)?.messaging_profile_id ?? null;
  const found = profileId ? keywordOf(input.text, state.autoresponses[profileId] ?? []) : null;
  const message = newInboundMessage({ ...input, profileId, keyword: found?.keyword ?? null });
  state.messages[message.id] = message;
  let reply: OutboundMessage | null = null;
  if (profileId && found) {
    remember(state, { profileId, customer: input.from, number: input.to, ...found });
    reply = newOutboundMessage({ to: input.from, from: input.to, text: found.reply, profileId });
    for (const recipient of reply.to) recipient.status = "delivered";
    state.messages[reply.id] = reply;
  }
  forgetOldest(state.messages);
  const profile = profileId ? state.profiles[profileId] : undefined;
  sendEvent(world, {
    type: "message.received",
    payload: message,
    url: profile?.webhook_url ?? world.defaultMessagingUrl,
    failoverUrl: profile?.webhook_failover_url,
  });
  return { message, reply };
}

function remember(
  state: TelnyxState,
  found: { profileId: string; customer: string; number: string; keyword: string; word: string },
): void {
  const key = `${found.profileId}|${found.customer}`;
  if (found.keyword === "START") delete state.optOuts[key];
  if (found.keyword !== "STOP") return;
  state.optOuts[key] = {
    created_at: new Date().toISOString(),
    from: found.number,
    to: found.customer,
    keyword: found.word,
    messaging_profile_id: found.profileId,
  };
}

function sendMessageEvent(world: World, type: string, message: OutboundMessage): void {
  sendEvent(world, {
    type,
    payload: message,
    url: message.webhook_url ?? world.defaultMessagingUrl,
    failoverUrl: message.webhook_failover_url,
  });
}

function outcomeFor(state: TelnyxState, to: string): { status: FinalStatus; code: string | null } {
  const plan = state.messagePlans.findLast((one) => one.to === null || one.to === to);
  if (!plan) {
    const status = to.endsWith("0000") ? "delivery_failed" : "delivered";
    return { status, code: DEFAULT_CODES[status] };
  }
  plan.count -= 1;
  if (plan.count <= 0) state.messagePlans = state.messagePlans.filter((one) => one !== plan);
  return { status: plan.status, code: plan.code ?? DEFAULT_CODES[plan.status] };
}
