import { randomUUID } from "node:crypto";
import type { Product } from "@/__tests__/support/product";
import { postUntilTaken, retellPaths } from "@/__tests__/support/retell-line";

/** One request of a recorded call, as the voice provider made it. */
export interface RecordedRequest {
  /** "call_started", "tool book_appointment" ... */
  name: string;
  path: string;
  body: unknown;
}

/** A call that really took place, to be played again under other ids. */
export interface RecordedCall {
  callId: string;
  knownCallId: string;
  inbound: RecordedRequest;
  /** Everything after the pick-up, in order. */
  requests: RecordedRequest[];
}

interface Entry {
  role: string;
  name?: string;
  arguments?: string;
}

interface CallFields {
  call_id: string;
  from_number: string;
  to_number: string;
  agent_id: string;
  agent_version: number;
  start_timestamp: number;
  metadata: { cloudgreet_call_id: string };
  transcript_with_tool_calls?: Entry[];
}

interface EventBody {
  event: string;
  call: CallFields;
}

/** Reads back what the voice provider sent of one call: its events as they were kept, and the tool calls between them. */
export async function recordCall({ admin }: Product, callId: string): Promise<RecordedCall> {
  const { rows } = await admin.query<{ kind: string; payload: EventBody }>(
    `select kind, payload from public.webhook_events where provider = 'retell' and payload -> 'call' ->> 'call_id' = $1
     order by received_at, id`,
    [callId],
  );
  const last = rows.at(-1)?.payload;
  if (!last) throw new Error(`no event of ${callId}`);
  const events = rows
    .filter(({ kind }) => kind !== "transcript_updated")
    .map(({ kind, payload }) => ({ name: kind, path: retellPaths.events, body: payload }));
  const [started, ...after] = events;
  if (!started) throw new Error("no event before the end");
  const transcripts = rows.filter(({ kind }) => kind === "transcript_updated").slice(-1);
  const { call } = last;
  return {
    callId,
    knownCallId: call.metadata.cloudgreet_call_id,
    inbound: { name: "call_inbound", path: retellPaths.inbound, body: inboundOf(call) },
    requests: [
      started,
      ...toolRequests(call),
      ...transcripts.map(({ kind, payload }) => ({ name: kind, path: retellPaths.events, body: payload })),
      ...after,
    ],
  };
}

function inboundOf({ call_id, from_number, to_number, agent_id, agent_version, start_timestamp }: CallFields) {
  return {
    event: "call_inbound",
    event_timestamp: start_timestamp,
    call_inbound: { call_id, from_number, to_number, agent_id, agent_version, custom_sip_headers: {} },
  };
}

/** The custom functions of the conversation, each with the transcript up to its own call. */
function toolRequests(call: CallFields): RecordedRequest[] {
  const entries = call.transcript_with_tool_calls ?? [];
  return entries.flatMap(({ role, name = "", arguments: given = "{}" }, index) => {
    if (role !== "tool_call_invocation" || name === "end_call") return [];
    const args: unknown = JSON.parse(given);
    const sofar = { ...call, call_status: "ongoing", transcript_with_tool_calls: entries.slice(0, index + 1) };
    return [{ name: `tool ${name}`, path: `/api/retell/tools/${name}`, body: { name, args, call: sofar } }];
  });
}

/** How a recorded call is delivered. */
export interface Playback {
  /** Places in `requests`, in the order of delivery; the same place may come again. */
  order: number[];
  /** All at once instead of one after another. */
  isAtOnce?: boolean;
}

/** Delivers a recorded call again, under a provider's id of its own. Each request is repeated until it is taken. */
export async function playCall(product: Product, recorded: RecordedCall, { order, isAtOnce }: Playback): Promise<void> {
  const callId = `call_${randomUUID()}`;
  const renamed = (body: unknown, knownCallId: string) =>
    JSON.parse(
      JSON.stringify(body).replaceAll(recorded.callId, callId).replaceAll(recorded.knownCallId, knownCallId),
    ) as unknown;
  const ring = () =>
    postUntilTaken<{ call_inbound: { metadata: { cloudgreet_call_id: string } } }>(
      product,
      recorded.inbound.path,
      renamed(recorded.inbound.body, ""),
    );
  // The question before the first ring is repeated as well, and has to find the first call.
  const [first, second] = [await ring(), await ring()];
  const knownCallId = first.call_inbound.metadata.cloudgreet_call_id;
  if (second.call_inbound.metadata.cloudgreet_call_id !== knownCallId) throw new Error("the ring was counted twice");
  const deliveries = order.map((place) => async () => {
    const request = recorded.requests[place];
    if (request) await postUntilTaken(product, request.path, renamed(request.body, knownCallId));
  });
  if (isAtOnce) await Promise.all(deliveries.map((deliver) => deliver()));
  else for (const deliver of deliveries) await deliver();
}
