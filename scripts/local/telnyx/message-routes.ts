import type Telnyx from "telnyx";
import type { StandInApp } from "@/scripts/local/kit/stand-in";
import type { World } from "./events";
import { carryMessage } from "./message-delivery";
import { newOutboundMessage } from "./new-message";
import { findOwned, forgetOldest, type TelnyxState } from "./state";
import { notFound, readBody, telnyxError } from "./telnyx-error";

const E164 = /^\+[1-9]\d{6,14}$/;
const NORTH_AMERICA = ["US", "CA"];

interface Sender {
  phoneNumber: string;
  profile: Telnyx.MessagingProfile;
}

/** Sending a text and reading what became of it. Codes 403xx are answered here, 400xx come with `message.finalized`. */
export function mountMessageRoutes(app: StandInApp, world: World): void {
  const { state } = world;
  app.post("/v2/messages", async (c) => {
    const body = await readBody<Telnyx.MessageSendParams>(c);
    const sender = checkedSender(state, body);
    checkRecipient(state, body, sender);
    const message = newOutboundMessage({ ...body, from: sender.phoneNumber, profileId: sender.profile.id ?? "" });
    const { profile } = sender;
    message.webhook_url = body.webhook_url ?? profile.webhook_url ?? null;
    message.webhook_failover_url = body.webhook_failover_url ?? profile.webhook_failover_url ?? null;
    state.messages[message.id] = message;
    forgetOldest(state.messages);
    const answer = structuredClone(message);
    void carryMessage(world, message);
    return c.json({ data: answer });
  });
  app.get("/v2/messages/:id", (c) => {
    const message = state.messages[c.req.param("id")];
    if (!message) throw notFound();
    return c.json({ data: message });
  });
}

function checkedSender(state: TelnyxState, body: Telnyx.MessageSendParams): Sender {
  const { from, messaging_profile_id: profileId } = body;
  const pool = Object.values(state.numbers).find((one) => profileId && one.messaging_profile_id === profileId);
  const number = from ? findOwned(state, from) : pool;
  const id = number?.messaging_profile_id;
  const profile = id ? state.profiles[id] : undefined;
  if (!number || !profile || (profileId && profileId !== id)) {
    const detail = `The 'from' address ${from ?? "(none)"} is not associated with the messaging profile.`;
    throw telnyxError(400, "40305", "Invalid 'from' address", detail, "/from");
  }
  return { phoneNumber: number.phone_number, profile };
}

function checkRecipient(state: TelnyxState, { to, text, media_urls: media }: Telnyx.MessageSendParams, sender: Sender) {
  const { profile } = sender;
  if (typeof to !== "string" || !E164.test(to)) {
    throw telnyxError(400, "40310", "Invalid 'to' address", `The 'to' address ${String(to)} is invalid.`, "/to");
  }
  if (!text && !media?.length) {
    throw telnyxError(400, "40316", "No content provided", "A message needs text or media.", "/text");
  }
  const allowed = profile.whitelisted_destinations ?? [];
  const isAllowed =
    allowed.includes("*") || (to.startsWith("+1") && NORTH_AMERICA.some((one) => allowed.includes(one)));
  if (!isAllowed) {
    throw telnyxError(400, "40309", "Invalid destination region", "The destination is not whitelisted.", "/to");
  }
  if (state.optOuts[`${profile.id}|${to}`]) {
    const detail = `Messages cannot be sent from ${sender.phoneNumber} to ${to} due to an existing block rule.`;
    throw telnyxError(400, "40300", "Blocked due to STOP message", detail, "/to");
  }
}
