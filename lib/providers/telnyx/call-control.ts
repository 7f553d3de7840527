import { APIError, type Telnyx } from "telnyx";
import { AppError } from "@/lib/errors";
import type { CallCommand, CallControl, Engine } from "@/lib/ports/engines";
import { writeMark } from "./voice-mapper";
import { withTelnyxErrors } from "./with-telnyx-errors";

/** The installation's places at the carrier; a null one is not set up. */
export interface VoiceConnections {
  /** The Call Control application that posts to our voice webhook. */
  callControl: string | null;
  /** The SIP trunks that lead to the other engines. */
  retell: string | null;
  openaiRealtime: string | null;
  /** A number of our own on the Call Control application: calls that a trunk does not take are forwarded there. */
  fallbackNumber: string | null;
}

const timeoutMs = 4_000;
/** How long a caller may say nothing before that is told. A pause in mid-sentence is shorter. */
const silenceMs = 10_000;
/** A relay operator types what we say and reads out what comes back. */
const patientMs = 45_000;
const betweenKeysMs = 1_500;
/** A call that alerts somebody ends after this long, whatever is still being said. */
const alertSecondsMax = 180;
const voices = { en: "AWS.Polly.Joanna-Neural", es: "AWS.Polly.Lupe-Neural" } as const;
const languages = { en: "en-US", es: "es-US" } as const;

/**
 * Leads calls over Telnyx Call Control. The SDK may repeat a command: each carries its id, and the carrier ignores a
 * repeat of it for a minute.
 */
export function createTelnyxCallControl(client: Telnyx, connections: VoiceConnections): CallControl {
  return {
    async run(controlId, commandId, command) {
      try {
        await send(client, controlId, commandId, command);
        return "done";
      } catch (error) {
        return toOutcome(error, command);
      }
    },
    dial: (call) => dial(client, connections, call),
    async findRecording(legId) {
      const { data } = await client.recordings.list({ filter: { call_leg_id: legId } });
      const urls = data?.[0]?.download_urls;
      return urls?.mp3 ?? urls?.wav ?? null;
    },
    forgetRecordings: (legId) => withTelnyxErrors(() => forgetRecordings(client, legId)),
    async routeNumber(e164, engine) {
      return withTelnyxErrors(() => routeNumber(client, connections, e164, engine));
    },
  };
}

async function send(client: Telnyx, id: string, commandId: string, command: CallCommand): Promise<void> {
  const { actions } = client.calls;
  const options = { timeout: timeoutMs, maxRetries: 2 };
  const base = { command_id: commandId };
  switch (command.kind) {
    case "answer":
      await actions.answer(
        id,
        { ...base, record: "record-from-answer", record_channels: "dual", record_format: "mp3" },
        options,
      );
      return;
    case "say":
      await say(client, id, commandId, command);
      return;
    case "ask_key":
      await askKey(client, id, commandId, command);
      return;
    case "listen":
      await actions.startTranscription(
        id,
        {
          ...base,
          transcription_engine: "B",
          transcription_engine_config: { transcription_engine: "B", language: command.language },
          transcription_tracks: "inbound",
        },
        options,
      );
      return;
    case "wait":
      await actions.gather(
        id,
        { ...base, ...waiting, initial_timeout_millis: silenceMs, client_state: writeMark({ marker: command.marker }) },
        options,
      );
      return;
    case "stop_waiting":
      await actions.stopGather(id, base, options);
      return;
    case "transfer": {
      const { to, timeoutSeconds, legId, target } = command;
      const mark = writeMark({ legId, target });
      await actions.transfer(id, { ...base, to, timeout_secs: timeoutSeconds, target_leg_client_state: mark }, options);
      return;
    }
    case "hang_up":
      await actions.hangup(id, base, options);
  }
}

/** Runs of keys are read as one: a phone number typed, or a single digit and a pause. */
const waiting = {
  minimum_digits: 1,
  maximum_digits: 15,
  terminating_digit: "#",
  inter_digit_timeout_millis: betweenKeysMs,
  timeout_millis: silenceMs,
};

/** A sentence that wants an answer also waits for keys, and tells when nothing comes; it is spoken once. */
async function say(
  client: Telnyx,
  id: string,
  commandId: string,
  { text, language, expects, marker, alertId, isPatient = false }: Extract<CallCommand, { kind: "say" }>,
): Promise<void> {
  const spoken = {
    command_id: commandId,
    client_state: writeMark({ marker, ...(alertId ? { alertId } : {}) }),
    payload: text,
    voice: voices[language],
    language: languages[language],
  };
  const options = { timeout: timeoutMs, maxRetries: 2 };
  if (expects === "nothing") await client.calls.actions.speak(id, spoken, options);
  else {
    const timeout = isPatient ? { timeout_millis: patientMs } : {};
    await client.calls.actions.gatherUsingSpeak(id, { ...spoken, ...waiting, ...timeout, maximum_tries: 1 }, options);
  }
}

/** Says it, and once more when no key or another one was pressed. Only `key` counts. */
async function askKey(
  client: Telnyx,
  id: string,
  commandId: string,
  { text, language, key, alertId }: Extract<CallCommand, { kind: "ask_key" }>,
): Promise<void> {
  await client.calls.actions.gatherUsingSpeak(
    id,
    {
      command_id: commandId,
      client_state: writeMark({ alertId, marker: "ask" }),
      payload: text,
      voice: voices[language],
      language: languages[language],
      minimum_digits: 1,
      maximum_digits: 1,
      valid_digits: key,
      maximum_tries: 2,
      timeout_millis: silenceMs,
    },
    { timeout: timeoutMs, maxRetries: 2 },
  );
}

/** Rings somebody from the application of our own calls, for a few minutes at most. */
async function dial(
  client: Telnyx,
  { callControl }: VoiceConnections,
  { alertId, commandId, from, to, timeoutSeconds }: Parameters<CallControl["dial"]>[0],
): ReturnType<CallControl["dial"]> {
  if (!callControl) return { outcome: "refused", reason: "not_configured" };
  try {
    const { data } = await client.calls.dial(
      {
        connection_id: callControl,
        from,
        to,
        command_id: commandId,
        client_state: writeMark({ alertId }),
        timeout_secs: timeoutSeconds,
        time_limit_secs: alertSecondsMax,
      },
      { timeout: timeoutMs, maxRetries: 1 },
    );
    return data ? { outcome: "dialled", controlId: data.call_control_id } : { outcome: "refused", reason: "no_answer" };
  } catch (error) {
    const status = error instanceof APIError ? error.status : undefined;
    const isRefused = status !== undefined && status >= 400 && status < 500 && status !== 429 && status !== 408;
    if (isRefused) return { outcome: "refused", reason: `carrier_${status}` };
    throw new AppError("unavailable", "The carrier cannot be reached right now.", { cause: error });
  }
}

/** 404 and 422 say that the call is over, or that there was nothing to stop: neither can be cured. */
function toOutcome(error: unknown, { kind }: CallCommand): "done" | "gone" {
  const status = error instanceof APIError ? error.status : undefined;
  if (status === 404 || status === 422) return kind === "stop_waiting" && status === 422 ? "done" : "gone";
  throw new AppError("unavailable", "The carrier cannot be reached right now.", { cause: error });
}

async function forgetRecordings(client: Telnyx, legId: string): Promise<void> {
  const ids: string[] = [];
  for await (const { id } of client.recordings.list({ filter: { call_leg_id: legId } })) if (id) ids.push(id);
  for (const id of ids) {
    await client.recordings.delete(id).catch((error: unknown) => {
      if (!(error instanceof APIError && error.status === 404)) throw error;
    });
  }
}

async function routeNumber(
  client: Telnyx,
  connections: VoiceConnections,
  e164: string,
  engine: Engine,
): Promise<"routed" | "not_configured" | "unknown_number"> {
  const byEngine = {
    telnyx: connections.callControl,
    retell: connections.retell,
    "openai-realtime": connections.openaiRealtime,
  };
  const connectionId = byEngine[engine];
  if (!connectionId) return "not_configured";
  const { data } = await client.phoneNumbers.list({ filter: { phone_number: e164 } });
  const id = data?.find((number) => number.phone_number === e164)?.id;
  if (!id) return "unknown_number";
  await client.phoneNumbers.update(id, { connection_id: connectionId });
  const { fallbackNumber } = connections;
  if (fallbackNumber && fallbackNumber !== e164) {
    const isTrunk = engine !== "telnyx";
    await client.phoneNumbers.voice.update(id, {
      call_forwarding: { call_forwarding_enabled: isTrunk, forwards_to: fallbackNumber, forwarding_type: "on-failure" },
    });
  }
  return "routed";
}
