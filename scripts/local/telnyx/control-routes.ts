import { z } from "zod";
import { readControl } from "@/scripts/local/kit/controls";
import type { StandInApp } from "@/scripts/local/kit/stand-in";
import { recordingWav } from "@/scripts/local/retell/recording";
import { endLeg, newLeg, sendCallEvent, sendInitiated } from "./call-legs";
import { findLeg } from "./call-routes";
import { calleePlan, press } from "./callee";
import { sendEvent, type World } from "./events";
import { receiveMessage } from "./message-delivery";
import { addOwnedNumber } from "./number-routes";
import { callerTurn, playCaller } from "./played-call";
import { findOwned, type OwnedNumber } from "./state";
import { notFound, telnyxError } from "./telnyx-error";

const inboundSms = z.strictObject({
  from: z.string(),
  to: z.string(),
  text: z.string(),
  media: z.array(z.url()).default([]),
});
const inboundCall = z.strictObject({
  from: z.string(),
  to: z.string(),
  caller_id_name: z.string().default(""),
  /** The number that forwarded the call. */
  diversion: z.string().optional(),
  /** The caller gives up before anybody answers. */
  abandon: z.boolean().default(false),
  /** What the caller says and does, each after a sentence of ours; left out: the call is led by the paths below. */
  turns: z.array(callerTurn).optional(),
});
const ownNumber = z.strictObject({
  phone_number: z.string().regex(/^\+[1-9]\d{6,14}$/),
  messaging_profile_id: z.string().optional(),
  connection_id: z.string().optional(),
});
const messagePlan = z.strictObject({
  status: z.enum(["delivered", "delivery_failed", "delivery_unconfirmed", "sending_failed", "expired"]),
  to: z.string().nullable().default(null),
  code: z.string().nullable().default(null),
  count: z.int().min(1).default(1),
});
const registrationVerdict = z.strictObject({
  /** Named in the address of the event, as it is when a campaign is filed. */
  business: z.string(),
  kind: z.enum(["10dlc", "toll_free"]).default("10dlc"),
  status: z.enum(["ACCEPTED", "REJECTED", "DORMANT", "Verified", "Rejected", "Waiting For Customer", "In Progress"]),
  type: z.enum(["REGISTRATION", "TELNYX_REVIEW", "MNO_REVIEW"]).default("MNO_REVIEW"),
  reason: z.string().nullable().default(null),
});
const callee = calleePlan.extend({ to: z.string() });

/** What happens on the other side of the carrier: texts and calls that come in, and what becomes of ours. */
export function mountControlRoutes(app: StandInApp, world: World): void {
  const { state } = world;
  app.post("/_sim/numbers", async (c) => {
    const { phone_number: phoneNumber, ...settings } = await readControl(c, ownNumber);
    const known = findOwned(state, phoneNumber);
    if (known) Object.assign(known, settings);
    return c.json({ data: known ?? addOwnedNumber(state, phoneNumber, settings) });
  });
  app.get("/_sim/numbers", (c) => c.json(Object.values(state.numbers)));
  app.post("/_sim/inbound-sms", async (c) => {
    const { media, ...input } = await readControl(c, inboundSms);
    if (!findOwned(state, input.to)) throw unrouted(input.to);
    const result = receiveMessage(world, { ...input, mediaUrls: media });
    await world.deliverer.idle();
    return c.json(result);
  });
  app.get("/_sim/messages", (c) => {
    const [to, from] = [c.req.query("to"), c.req.query("from")];
    const rows = Object.values(state.messages).filter(
      (one) =>
        (!to || (Array.isArray(one.to) && one.to[0]?.phone_number === to)) &&
        (!from || one.from?.phone_number === from),
    );
    return c.json(rows);
  });
  app.post("/_sim/message-plan", async (c) => {
    const plan = await readControl(c, messagePlan);
    state.messagePlans.push(plan);
    return c.json(plan);
  });
  mountCallControls(app, world);
  mountVerdicts(app, world);
  app.get("/_recordings/:file", (c) => {
    const recording = state.recordings[c.req.param("file").split(".")[0] ?? ""];
    if (!recording) throw notFound();
    const expires = Number(c.req.query("expires") ?? Number.POSITIVE_INFINITY);
    if (expires <= Date.now()) throw telnyxError(403, "10010", "Link expired");
    const wav = recordingWav([], (recording.duration_millis ?? 0) / 1000, recording.channels === "dual" ? 2 : 1);
    return c.body(new Uint8Array(wav), 200, { "content-type": "audio/wav" });
  });
}

function mountCallControls(app: StandInApp, world: World): void {
  const { state } = world;
  app.post("/_sim/callee", async (c) => {
    const { to, ...plan } = await readControl(c, callee);
    state.callees[to] = plan;
    return c.json({ to, ...plan });
  });
  app.post("/_sim/inbound-call", async (c) => {
    const input = await readControl(c, inboundCall);
    const number = findOwned(state, input.to);
    if (!number) throw unrouted(input.to);
    return c.json(await ring(world, number, input));
  });
  app.get("/_sim/calls", (c) => c.json(Object.values(state.calls)));
  app.post("/_sim/calls/:id/dtmf", async (c) => {
    const leg = findLeg(state, c.req.param("id"));
    const { digits } = await readControl(c, z.strictObject({ digits: z.string().regex(/^[0-9*#]+$/) }));
    press(world, leg, digits);
    return c.json({ data: leg });
  });
  app.post("/_sim/calls/:id/speech", async (c) => {
    const leg = findLeg(state, c.req.param("id"));
    const { text } = await readControl(c, z.strictObject({ text: z.string() }));
    if (!leg.isTranscribing) throw telnyxError(409, "90034", "Nothing transcribes this call");
    sendCallEvent(world, leg, "call.transcription", {
      transcription_data: { transcript: text, is_final: true, confidence: 0.97, transcription_track: "inbound" },
    });
    return c.json({ data: leg });
  });
  app.post("/_sim/calls/:id/hang-up", (c) => {
    const leg = findLeg(state, c.req.param("id"));
    endLeg(world, leg, leg.answered_at ? "normal_clearing" : "originator_cancel", "caller");
    return c.json({ data: leg });
  });
}

/** Rings a number where it is connected: on a trunk, else at an application; a trunk that fails forwards the call. */
async function ring(world: World, number: OwnedNumber, input: z.infer<typeof inboundCall>): Promise<object> {
  const { state } = world;
  const connectionId = number.connection_id ?? "";
  const trunk = world.trunks.get(connectionId);
  if (trunk) {
    const report = await trunk.ring({ from: input.from, to: number.phone_number, turns: input.turns ?? [] });
    if (report !== null) return { outcome: "trunked", connection_id: connectionId, data: null, report };
    return forward(world, number, input);
  }
  if (state.fqdnConnections[connectionId]) return { outcome: "trunked", connection_id: connectionId, data: null };
  if (!state.applications[connectionId] && !world.defaultVoiceUrl) return { outcome: "unconnected", data: null };
  const leg = newLeg(state, {
    connection_id: connectionId,
    direction: "incoming",
    from: input.from,
    to: number.phone_number,
    caller_id_name: input.caller_id_name,
    sip_headers: input.diversion ? [{ name: "Diversion", value: `<sip:${input.diversion}@carrier>` }] : [],
  });
  sendInitiated(world, leg);
  if (input.turns) return { ...(await playCaller(world, leg, input.turns)), data: leg };
  if (input.abandon) endLeg(world, leg, "originator_cancel", "caller");
  await world.deliverer.idle();
  return { outcome: "ringing", data: leg };
}

async function forward(world: World, number: OwnedNumber, input: z.infer<typeof inboundCall>): Promise<object> {
  const { call_forwarding: forwarding } = number.voice;
  const isNet = forwarding?.call_forwarding_enabled && forwarding.forwarding_type === "on-failure";
  const target = isNet ? findOwned(world.state, forwarding.forwards_to) : null;
  if (!target) return { outcome: "failed", data: null };
  return ring(world, target, { ...input, diversion: number.phone_number });
}

function unrouted(phoneNumber: string) {
  return telnyxError(404, "10005", "Number not found", `The number ${phoneNumber} is not in this account.`);
}

/** What the carriers decide about a registration: 10DLC campaigns flat, as they come, toll-free inside an envelope. */
function mountVerdicts(app: StandInApp, world: World): void {
  app.post("/_sim/registration-verdict", async (c) => {
    const { business, kind, status, type, reason } = await readControl(c, registrationVerdict);
    const query = `?business=${business}`;
    const filed = Object.values(kind === "toll_free" ? world.state.verifications : world.state.campaigns).findLast(
      (one) => String(one.webhookURL ?? one.webhookUrl).endsWith(query),
    );
    const address = world.defaultMessagingUrl;
    const url = String(filed?.webhookURL ?? filed?.webhookUrl ?? (address ? address + query : ""));
    if (!url) throw telnyxError(422, "10015", "No address for message events is known.");
    if (kind === "toll_free") {
      const payload = { verificationStatus: status, reason };
      if (filed) Object.assign(filed, payload);
      sendEvent(world, { type: "toll_free_verification.update", payload, url });
    } else {
      const campaignId = filed?.campaignId ?? `C${business.replaceAll("-", "").slice(-7).toUpperCase()}`;
      world.deliverer.send({
        url,
        event: "10dlc.campaign.update",
        payload: {
          campaignId,
          brandId: filed?.brandId ?? "B0000001",
          type,
          status,
          description: reason,
          createDate: "2026-11-21",
        },
      });
    }
    await world.deliverer.idle();
    return c.json({ sent: true });
  });
}
