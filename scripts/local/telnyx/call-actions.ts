import { randomUUID } from "node:crypto";
import { wait } from "@/scripts/local/kit/wait";
import {
  bridge,
  endGather,
  endLeg,
  markAnswered,
  newLeg,
  sendCallEvent,
  sendInitiated,
  stopRecording,
} from "./call-legs";
import { reactToQuestion } from "./callee";
import type { World } from "./events";
import type { CallLeg } from "./state";
import { missingField, telnyxError } from "./telnyx-error";

type Body = Record<string, unknown>;
type Action = (world: World, leg: CallLeg, body: Body) => Body | undefined;

const RING_MS = 30;
const SPEECH_CHARS_MAX = 3000;

/** Runs a command on a leg that is alive; answers what goes beside `result`. Unknown actions are null. */
export function actionNamed(name: string): Action | null {
  return ACTIONS[name] ?? (ACCEPTED.has(name) ? nothing : null);
}

/** Commands that an incoming leg takes before it is answered. */
export const beforeAnswer: ReadonlySet<string> = new Set([
  "answer",
  "reject",
  "hangup",
  "transfer",
  "bridge",
  "client_state_update",
]);

/** What an outgoing leg experiences: it rings, then is answered, busy, or nobody comes. */
export async function ringOut(world: World, leg: CallLeg, onAnswer: () => void = () => undefined): Promise<void> {
  sendInitiated(world, leg);
  await wait(RING_MS, world.signal);
  if (leg.state === "hangup" || world.signal.aborted) return;
  const plan = world.state.callees[leg.to]?.answer ?? (leg.to.endsWith("0000") ? "no_answer" : "answers");
  if (plan === "no_answer") return endLeg(world, leg, "timeout", "callee");
  if (plan === "busy") return endLeg(world, leg, "user_busy", "callee");
  if (plan === "rejects") return endLeg(world, leg, "call_rejected", "callee");
  markAnswered(world, leg);
  onAnswer();
}

const nothing: Action = () => undefined;

// Accepted without any event of their own.
const ACCEPTED = new Set([
  "ai_assistant_add_messages",
  "ai_assistant_start",
  "ai_assistant_stop",
  "client_state_update",
  "conversation_relay_start",
  "conversation_relay_stop",
  "pay",
  "playback_stop",
  "record_pause",
  "record_resume",
  "send_dtmf",
  "send_sip_info",
  "siprec_start",
  "siprec_stop",
  "suppression_start",
  "suppression_stop",
  "switch_supervisor_role",
  "fork_start",
  "fork_stop",
]);

const gather: Action = (_world, leg) => {
  leg.isGathering = true;
  return undefined;
};

const speak: Action = (world, leg, body) => say(world, leg, body, false);

/** `isAsking`: the sentence wants an answer, and the leg waits for keys after it. */
function say(world: World, leg: CallLeg, body: Body, isAsking: boolean): undefined {
  const text = required(body, "payload");
  required(body, "voice");
  if (text.length > SPEECH_CHARS_MAX) throw telnyxError(422, "10015", "Invalid parameter", "payload is too long.");
  world.speech.heard(leg, text, isAsking);
  sendCallEvent(world, leg, "call.speak.started");
  sendCallEvent(world, leg, "call.speak.ended", { status: "completed" });
}

const startRecording: Action = (_world, leg, body) => {
  const channels = required(body, "channels") === "dual" ? "dual" : "single";
  const format = required(body, "format") === "mp3" ? "mp3" : "wav";
  leg.recording = { id: randomUUID(), startedAt: new Date().toISOString(), channels, format };
  return undefined;
};

const ACTIONS: Record<string, Action> = {
  answer(world, leg, body) {
    if (leg.direction === "outgoing" || leg.state !== "parked") return undefined;
    markAnswered(world, leg);
    leg.isTranscribing = body.transcription === true;
    if (body.record) startRecording(world, leg, { channels: "dual", format: "wav", ...recordOptions(body) });
    return undefined;
  },
  reject(world, leg, body) {
    endLeg(world, leg, body.cause === "USER_BUSY" ? "user_busy" : "call_rejected", "callee");
    return undefined;
  },
  hangup(world, leg) {
    endLeg(world, leg, "normal_clearing", leg.direction === "incoming" ? "callee" : "caller");
    return undefined;
  },
  speak,
  playback_start(world, leg) {
    sendCallEvent(world, leg, "call.playback.started");
    sendCallEvent(world, leg, "call.playback.ended", { status: "completed" });
    return undefined;
  },
  gather,
  gather_using_audio: gather,
  gather_using_speak(world, leg, body) {
    const isOpen = gather(world, leg, body);
    say(world, leg, body, true);
    void reactToQuestion(world, leg, body);
    return isOpen;
  },
  gather_stop(world, leg) {
    if (leg.isGathering) endGather(world, leg, "", "cancelled");
    return undefined;
  },
  gather_using_ai(_world, _leg, body) {
    if (!body.parameters) throw missingField("parameters");
    return { conversation_id: randomUUID() };
  },
  record_start: startRecording,
  record_stop(world, leg) {
    stopRecording(world, leg);
    return undefined;
  },
  transcription_start(_world, leg) {
    leg.isTranscribing = true;
    return undefined;
  },
  transcription_stop(_world, leg) {
    leg.isTranscribing = false;
    return undefined;
  },
  streaming_start(world, leg) {
    sendCallEvent(world, leg, "streaming.started");
    return undefined;
  },
  streaming_stop(world, leg) {
    sendCallEvent(world, leg, "streaming.stopped");
    return undefined;
  },
  transfer,
  bridge(world, leg, body) {
    const peer = world.state.calls[required(body, "call_control_id")];
    if (!peer || peer.state === "hangup") throw telnyxError(404, "90015", "Call not found");
    bridge(world, leg, peer);
    return undefined;
  },
  refer(world, leg) {
    sendCallEvent(world, leg, "call.refer.started");
    sendCallEvent(world, leg, "call.refer.completed");
    return undefined;
  },
  enqueue(world, leg, body) {
    sendCallEvent(world, leg, "call.enqueued", { queue: required(body, "queue_name") });
    return undefined;
  },
  leave_queue(world, leg) {
    sendCallEvent(world, leg, "call.dequeued");
    return undefined;
  },
};

/** Leg B in the same session. When nobody answers it, leg A stays alive and hears nothing. */
function transfer(world: World, leg: CallLeg, body: Body): undefined {
  const to = required(body, "to");
  const target = newLeg(world.state, {
    connection_id: leg.connection_id,
    call_session_id: leg.call_session_id,
    direction: "outgoing",
    from: typeof body.from === "string" ? body.from : leg.to,
    to,
    webhook_url: leg.webhook_url,
    client_state: typeof body.target_leg_client_state === "string" ? body.target_leg_client_state : null,
  });
  void ringOut(world, target, () => {
    if (leg.state !== "hangup") bridge(world, leg, target);
  });
}

function recordOptions(body: Body): Body {
  return {
    ...(body.record_channels ? { channels: body.record_channels } : {}),
    ...(body.record_format ? { format: body.record_format } : {}),
  };
}

function required(body: Body, name: string): string {
  const value = body[name];
  if (typeof value !== "string" || value === "") throw missingField(name);
  return value;
}
