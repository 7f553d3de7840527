import { randomUUID } from "node:crypto";
import { randomId } from "@/scripts/local/kit/random-id";
import { sendEvent, type World } from "./events";
import { type CallLeg, forgetOldest, type PlainResource, type TelnyxState } from "./state";

export type HangupCause = "normal_clearing" | "originator_cancel" | "call_rejected" | "user_busy" | "timeout";

const RECORDING_LINK_MS = 600_000;

/** A new leg, parked (incoming) or ringing (outgoing). No event is sent yet. */
export function newLeg(
  state: TelnyxState,
  input: Pick<CallLeg, "connection_id" | "direction" | "from" | "to"> & Partial<CallLeg>,
): CallLeg {
  const leg: CallLeg = {
    call_control_id: randomId("v3:", 43),
    call_leg_id: randomUUID(),
    call_session_id: randomUUID(),
    state: input.direction === "incoming" ? "parked" : "ringing",
    client_state: null,
    start_time: new Date().toISOString(),
    answered_at: null,
    end_time: null,
    webhook_url: null,
    caller_id_name: "",
    sip_headers: [],
    recording: null,
    isTranscribing: false,
    isGathering: false,
    peerId: null,
    commands: [],
    ...input,
  };
  state.calls[leg.call_control_id] = leg;
  forgetOldest(state.calls);
  return leg;
}

/** Sends an event of the leg to its own address, else to its application's. */
export function sendCallEvent(world: World, leg: CallLeg, type: string, extra: Record<string, unknown> = {}): void {
  const application: PlainResource | undefined = world.state.applications[leg.connection_id];
  sendEvent(world, {
    type,
    payload: { ...partiesOf(leg), ...extra },
    url: leg.webhook_url ?? (application?.webhook_event_url as string | undefined) ?? world.defaultVoiceUrl,
    failoverUrl: application?.webhook_event_failover_url as string | null | undefined,
  });
}

export function sendInitiated(world: World, leg: CallLeg): void {
  sendCallEvent(world, leg, "call.initiated", {
    direction: leg.direction,
    state: leg.direction === "incoming" ? "parked" : "bridging",
    start_time: leg.start_time,
    caller_id_name: leg.caller_id_name,
    shaken_stir_attestation: "A",
    shaken_stir_validated: true,
    sip_headers: leg.sip_headers,
    tags: [],
  });
}

export function markAnswered(world: World, leg: CallLeg): void {
  leg.state = "answered";
  leg.answered_at = new Date().toISOString();
  sendCallEvent(world, leg, "call.answered", { start_time: leg.start_time, state: "answered" });
}

/** Ends a leg and whatever runs on it: an open gather, the recording, the bridged leg. A second hang-up does nothing. */
export function endLeg(world: World, leg: CallLeg, cause: HangupCause, source: "caller" | "callee"): void {
  if (leg.state === "hangup") return;
  if (leg.isGathering) endGather(world, leg, "", "call_hangup");
  stopRecording(world, leg);
  leg.state = "hangup";
  leg.end_time = new Date().toISOString();
  // As on the wire: no direction and no duration.
  sendCallEvent(world, leg, "call.hangup", {
    start_time: leg.start_time,
    end_time: leg.end_time,
    state: "hangup",
    hangup_cause: cause,
    hangup_source: source,
    sip_hangup_cause: leg.direction === "incoming" ? "unspecified" : cause === "user_busy" ? "486" : "200",
    call_quality_stats: null,
  });
  const peer = world.state.calls[leg.peerId ?? ""];
  if (peer) endLeg(world, peer, "normal_clearing", source);
}

export function bridge(world: World, first: CallLeg, second: CallLeg): void {
  first.peerId = second.call_control_id;
  second.peerId = first.call_control_id;
  for (const leg of [first, second]) {
    leg.state = "bridged";
    sendCallEvent(world, leg, "call.bridged");
  }
}

export function endGather(world: World, leg: CallLeg, digits: string, status: string): void {
  leg.isGathering = false;
  sendCallEvent(world, leg, "call.gather.ended", { digits, status });
}

/** Saves a running recording; the links of the event work for ten minutes. */
export function stopRecording(world: World, leg: CallLeg): void {
  const { recording } = leg;
  if (!recording) return;
  leg.recording = null;
  const endedAt = new Date().toISOString();
  const url = `${world.baseUrl}/_recordings/${recording.id}.wav`;
  world.state.recordings[recording.id] = {
    record_type: "recording",
    id: recording.id,
    call_control_id: leg.call_control_id,
    call_leg_id: leg.call_leg_id,
    call_session_id: leg.call_session_id,
    connection_id: leg.connection_id,
    channels: recording.channels,
    source: "call",
    status: "completed",
    from: leg.from,
    to: leg.to,
    duration_millis: Date.parse(endedAt) - Date.parse(recording.startedAt),
    download_urls: { wav: url },
    recording_started_at: recording.startedAt,
    recording_ended_at: endedAt,
    created_at: endedAt,
    updated_at: endedAt,
  };
  forgetOldest(world.state.recordings);
  // The real event has no call_control_id; the leg is what joins it with the call.
  const { call_control_id: _id, from: _from, to: _to, ...ids } = partiesOf(leg);
  sendEvent(world, {
    type: "call.recording.saved",
    payload: {
      ...ids,
      channels: recording.channels,
      recording_started_at: recording.startedAt,
      recording_ended_at: endedAt,
      recording_urls: { wav: `${url}?expires=${Date.now() + RECORDING_LINK_MS}`, mp3: null },
      public_recording_urls: { wav: null, mp3: null },
    },
    url: leg.webhook_url ?? eventUrl(world, leg),
  });
}

function eventUrl({ state, defaultVoiceUrl }: World, leg: CallLeg): string | null {
  return (state.applications[leg.connection_id]?.webhook_event_url as string | undefined) ?? defaultVoiceUrl;
}

function partiesOf(leg: CallLeg) {
  return {
    call_control_id: leg.call_control_id,
    call_leg_id: leg.call_leg_id,
    call_session_id: leg.call_session_id,
    connection_id: leg.connection_id,
    client_state: leg.client_state,
    from: leg.from,
    to: leg.to,
  };
}
