import { z } from "zod";
import type { LegEvent } from "@/lib/domain/calls/leg-event";
import { redactCards } from "@/lib/domain/conduct/card-numbers";
import type { AlertEvent } from "@/lib/domain/emergencies/alert-event";
import { numberInSip } from "@/lib/domain/telephony/sip-number";

const optionalText = z
  .string()
  .nullish()
  .catch(null)
  .transform((value) => value || null);
const payloadForm = z.object({
  call_control_id: optionalText,
  call_leg_id: z.string().min(1),
  client_state: optionalText,
  from: optionalText,
  to: optionalText,
  direction: z.enum(["incoming", "outgoing"]).nullish().catch(null),
  start_time: optionalText,
  hangup_cause: optionalText,
  digits: optionalText,
  status: optionalText,
  result: optionalText,
  sip_headers: z
    .array(z.object({ name: z.string(), value: z.string() }))
    .nullish()
    .catch(null),
  transcription_data: z
    .object({ transcript: z.string(), is_final: z.boolean(), transcription_track: optionalText })
    .nullish()
    .catch(null),
  recording_urls: z.object({ mp3: optionalText, wav: optionalText }).nullish().catch(null),
});
const envelope = z.object({
  data: z.object({
    id: z.string().min(1),
    event_type: z.string(),
    occurred_at: z.string(),
    payload: payloadForm,
  }),
});
type Payload = z.infer<typeof payloadForm>;

const phoneForm = /^\+[1-9]\d{6,14}$/;

/** What our commands leave on a leg: which sentence was spoken, or for which call and target the leg was dialled. */
export interface LegMark {
  marker?: string;
  legId?: string;
  target?: number;
  /** The alert that the leg was dialled for. */
  alertId?: string;
}

const markForm = z.object({
  marker: z.string().optional(),
  legId: z.string().optional(),
  target: z.number().int().optional(),
  alertId: z.uuid().optional(),
});

/** `client_state` must be base64; it comes back with the later events of that leg alone. */
export function writeMark(mark: LegMark): string {
  return Buffer.from(JSON.stringify(mark)).toString("base64");
}

function readMark(clientState: string | null): LegMark {
  try {
    const parsed = markForm.safeParse(JSON.parse(Buffer.from(clientState ?? "", "base64").toString("utf8")));
    return parsed.success ? (parsed.data as LegMark) : {};
  } catch {
    return {};
  }
}

/** An event of a call that alerts somebody on call; null for all others. */
export function toAlertEvent(body: unknown): AlertEvent | null {
  const parsed = envelope.safeParse(body);
  if (!parsed.success) return null;
  const { id, event_type: type, occurred_at: occurredAt, payload } = parsed.data.data;
  const { alertId, marker = null } = readMark(payload.client_state);
  if (alertId === undefined || !type.startsWith("call.")) return null;
  const { call_control_id: controlId, digits, hangup_cause: cause } = payload;
  const at = toIso(occurredAt) ?? new Date(0).toISOString();
  return { key: id, kind: alertKindOf(type, payload), at, alertId, controlId, digits, marker, cause };
}

/** Of waiting for a key the end by a hang-up says nothing more than the hang-up does. */
function alertKindOf(type: string, { digits, status }: Payload): AlertEvent["kind"] {
  if (type === "call.gather.ended") return digits ? "keys" : status === "call_hangup" ? "other" : "no_key";
  const kind = plainKinds[type];
  return kind === "bridged" || kind === "recorded" || kind === undefined ? "other" : (kind as AlertEvent["kind"]);
}

/** An event of Call Control in our words; null for bodies that are none, and for calls that alert somebody. */
export function toLegEvent(body: unknown): LegEvent | null {
  const parsed = envelope.safeParse(body);
  if (!parsed.success || !/^(call|streaming|conference)\./.test(parsed.data.data.event_type)) return null;
  const { id, event_type: type, occurred_at: occurredAt, payload } = parsed.data.data;
  const mark = readMark(payload.client_state);
  if (mark.alertId !== undefined) return null;
  const isTarget = mark.legId !== undefined && mark.target !== undefined;
  return {
    key: id,
    kind: kindOf(type, payload),
    at: toIso(occurredAt) ?? new Date(0).toISOString(),
    legId: mark.legId ?? payload.call_leg_id,
    target: isTarget ? (mark.target ?? null) : null,
    controlId: isTarget ? null : payload.call_control_id,
    direction: payload.direction ?? null,
    // The parties of a leg that we dialled are not those of the call it was dialled for.
    callerNumber: isTarget ? null : toPhone(payload.from),
    lineNumber: isTarget ? null : toPhone(payload.to),
    divertedFrom: readDiversion(payload),
    startedAt: isTarget ? null : toIso(payload.start_time),
    text: type === "call.transcription" ? redactCards(payload.transcription_data?.transcript ?? "").text || null : null,
    digits: type === "call.gather.ended" && payload.digits ? redactCards(payload.digits).text : null,
    marker: mark.marker ?? null,
    cause: payload.hangup_cause,
    recordingUrl: payload.recording_urls?.mp3 ?? payload.recording_urls?.wav ?? null,
  };
}

const plainKinds: Record<string, LegEvent["kind"]> = {
  "call.initiated": "initiated",
  "call.answered": "answered",
  "call.hangup": "ended",
  "call.bridged": "bridged",
  "call.speak.ended": "spoken",
  "call.recording.saved": "recorded",
};

function kindOf(type: string, payload: Payload): LegEvent["kind"] {
  if (type === "call.transcription") {
    const { is_final: isFinal = false, transcription_track: track = null } = payload.transcription_data ?? {};
    // The other track is our own voice.
    return isFinal && track !== "outbound" ? "heard" : "other";
  }
  if (type === "call.gather.ended") {
    if (payload.digits) return "keys";
    return payload.status === "timeout" ? "silence" : "other";
  }
  if (type === "call.machine.detection.ended") return payload.result?.startsWith("machine") ? "machine" : "other";
  return plainKinds[type] ?? "other";
}

/** A withheld or malformed number is no number. */
function toPhone(text: string | null): string | null {
  return text && phoneForm.test(text) ? text : null;
}

/** Microseconds and offsets as carriers write them, in the one form that sorts. */
function toIso(text: string | null): string | null {
  const ms = text === null ? Number.NaN : Date.parse(text);
  return Number.isNaN(ms) ? null : new Date(ms).toISOString();
}

/** The number that was dialled before the call was forwarded. */
function readDiversion({ sip_headers: headers }: Payload): string | null {
  return numberInSip(headers?.find(({ name }) => name.toLowerCase() === "diversion")?.value ?? "");
}
