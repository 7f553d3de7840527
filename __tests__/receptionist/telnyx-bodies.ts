import { randomUUID } from "node:crypto";
import { writeMark } from "@/lib/providers/telnyx/voice-mapper";

/** Bodies of Call Control events for one leg, as the carrier sends them. Times are seconds after the first ring. */
export interface LegScript {
  legId: string;
  initiated(seconds?: number, more?: Record<string, unknown>): Body;
  answered(seconds?: number): Body;
  heard(text: string, seconds: number): Body;
  keys(digits: string, seconds: number): Body;
  silence(marker: string, seconds: number): Body;
  spoken(marker: string, seconds: number): Body;
  hangup(seconds: number, cause?: string): Body;
  recorded(seconds: number, url?: string): Body;
}

export interface Body {
  data: { record_type: "event"; event_type: string; id: string; occurred_at: string; payload: Record<string, unknown> };
  meta: { attempt: number; delivered_to: string };
}

export const caller = "+13035550111";

export function legOf(to: string, startedAt: Date, from: string | null = caller): LegScript {
  const legId = randomUUID();
  const at = (seconds: number) => new Date(startedAt.getTime() + seconds * 1000).toISOString().replace("Z", "000Z");
  const parties = {
    call_control_id: `v3:${legId}`,
    call_leg_id: legId,
    call_session_id: `session-${legId}`,
    connection_id: "7267",
    from: from ?? "anonymous",
    to,
  };
  const event = (type: string, seconds: number, payload: Record<string, unknown> = {}): Body => ({
    data: {
      record_type: "event",
      event_type: type,
      id: randomUUID(),
      occurred_at: at(seconds),
      payload: { ...parties, client_state: null, ...payload },
    },
    meta: { attempt: 1, delivered_to: "https://app.example.com/api/telnyx/voice-webhook" },
  });
  const marked = (marker: string) => ({ client_state: writeMark({ marker }) });
  return {
    legId,
    initiated: (seconds = 0, more = {}) =>
      event("call.initiated", seconds, { direction: "incoming", state: "parked", start_time: at(0), ...more }),
    answered: (seconds = 1) => event("call.answered", seconds, { start_time: at(0), state: "answered" }),
    heard: (text, seconds) =>
      event("call.transcription", seconds, {
        transcription_data: { transcript: text, is_final: true, confidence: 0.9, transcription_track: "inbound" },
      }),
    keys: (digits, seconds) => event("call.gather.ended", seconds, { digits, status: "valid" }),
    silence: (marker, seconds) =>
      event("call.gather.ended", seconds, { digits: "", status: "timeout", ...marked(marker) }),
    spoken: (marker, seconds) => event("call.speak.ended", seconds, { status: "completed", ...marked(marker) }),
    hangup: (seconds, cause = "normal_clearing") =>
      event("call.hangup", seconds, {
        start_time: at(0),
        state: "hangup",
        hangup_cause: cause,
        hangup_source: "caller",
        sip_hangup_cause: "unspecified",
        call_quality_stats: null,
      }),
    recorded: (seconds, url = "https://recordings.example.com/fresh.mp3") => {
      const saved = event("call.recording.saved", seconds, {
        channels: "dual",
        recording_urls: { mp3: url, wav: null },
        public_recording_urls: { mp3: null, wav: null },
      });
      const { call_control_id: _id, from: _from, to: _to, ...payload } = saved.data.payload;
      return { ...saved, data: { ...saved.data, payload } };
    },
  };
}
