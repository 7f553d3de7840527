/** One message of the Phoenix protocol, as realtime-js 2 speaks it. */
export interface Frame {
  join_ref: string | null;
  ref: string | null;
  topic: string;
  event: string;
  payload: Record<string, unknown>;
}

const broadcastOut = 4;
const headerLength = 7;

function fromText(text: string): Frame {
  const parsed: unknown = JSON.parse(text);
  if (!Array.isArray(parsed)) return parsed as Frame;
  const [join_ref, ref, topic, event, payload] = parsed;
  return { join_ref, ref, topic, event, payload };
}

/**
 * A broadcast in binary: seven bytes (kind, lengths of join ref, ref, topic, event, metadata, and the
 * encoding, 1 for JSON), then those five texts, then the payload.
 */
function fromBinary(bytes: Buffer): Frame {
  const [, joinLength = 0, refLength = 0, topicLength = 0, eventLength = 0, metaLength = 0, encoding = 0] = bytes;
  let position = headerLength;
  const take = (length: number) => {
    const text = bytes.subarray(position, position + length).toString();
    position += length;
    return text;
  };
  const join_ref = take(joinLength);
  const ref = take(refLength);
  const topic = take(topicLength);
  const event = take(eventLength);
  take(metaLength);
  const rest = bytes.subarray(position);
  return {
    join_ref,
    ref,
    topic,
    event: "broadcast",
    payload: { event, payload: encoding === 1 ? JSON.parse(rest.toString()) : rest },
  };
}

/** Reads a message of either protocol version. Throws when it is none. */
export function decodeFrame(bytes: Buffer, isBinary: boolean): Frame {
  const frame = isBinary ? fromBinary(bytes) : fromText(bytes.toString());
  if (typeof frame?.topic !== "string" || typeof frame.event !== "string") throw new Error("not a realtime message");
  return { ...frame, payload: frame.payload ?? {} };
}

/** Version 2 sends arrays, version 1 objects. */
export function encodeFrame(frame: Frame, version: string): string {
  const { join_ref, ref, topic, event, payload } = frame;
  return JSON.stringify(version.startsWith("2") ? [join_ref, ref, topic, event, payload] : frame);
}

/** A broadcast whose payload is raw bytes. */
export function encodeBinaryBroadcast(topic: string, event: string, payload: Buffer): Buffer {
  const topicBytes = Buffer.from(topic);
  const eventBytes = Buffer.from(event);
  const header = Buffer.from([broadcastOut, topicBytes.length, eventBytes.length, 0, 0]);
  return Buffer.concat([header, topicBytes, eventBytes, payload]);
}
