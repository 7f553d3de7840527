import type { LegEvent } from "@/lib/domain/calls/leg-event";

/** Something the caller did that wants an answer. `marker` is what our last command had left on the leg. */
export interface HeardItem {
  key: string;
  at: string;
  kind: "speech" | "keys" | "silence";
  text: string;
  marker: string | null;
}

/** What became of one leg that we dialled for the caller. */
export interface TargetFacts {
  bridgedAt: string | null;
  endedAt: string | null;
  /** Why it ended, in the carrier's words. */
  cause: string | null;
  /** When a machine was found to have answered. */
  machineAt: string | null;
}

/** What the carrier's events say of a call. Every field is filled by any order and number of the same events alike. */
export interface LegFacts {
  controlId: string | null;
  direction: "incoming" | "outgoing" | null;
  startedAt: string | null;
  answeredAt: string | null;
  endedAt: string | null;
  endCause: string | null;
  /** By time, then by key. */
  heard: HeardItem[];
  /** Markers of sentences that were spoken to their end. */
  spoken: string[];
  recording: { url: string; at: string } | null;
  /** By the place in the list of transfer targets. */
  targets: Record<string, TargetFacts>;
}

export const noFacts: LegFacts = {
  controlId: null,
  direction: null,
  startedAt: null,
  answeredAt: null,
  endedAt: null,
  endCause: null,
  heard: [],
  spoken: [],
  recording: null,
  targets: {},
};

/**
 * Adds what one event says. Learning is commutative and idempotent: times keep the earliest, lists are sets in an order
 * of their own, so that late, repeated and shuffled events lead to the same facts.
 */
export function learn(facts: LegFacts, event: LegEvent): LegFacts {
  if (event.target !== null) return learnOfTarget(facts, event, String(event.target));
  const known: LegFacts = {
    ...facts,
    controlId: first(facts.controlId, event.controlId),
    startedAt: first(facts.startedAt, event.startedAt),
    direction: facts.direction ?? (event.kind === "initiated" ? event.direction : null),
  };
  switch (event.kind) {
    case "answered":
      return { ...known, answeredAt: first(facts.answeredAt, event.at) };
    case "ended":
      return { ...known, endedAt: first(facts.endedAt, event.at), endCause: first(facts.endCause, event.cause) };
    case "heard":
      return withHeard(known, event, "speech", event.text ?? "");
    case "keys":
      return withHeard(known, event, "keys", event.digits ?? "");
    case "silence":
      return withHeard(known, event, "silence", "");
    case "spoken":
      return event.marker === null ? known : { ...known, spoken: inOrder([...facts.spoken, event.marker]) };
    case "recorded":
      return withRecording(known, event);
    default:
      return known;
  }
}

/** The smaller of two texts; ISO instants of one form sort as time. */
function first(one: string | null, other: string | null): string | null {
  if (one === null || other === null) return one ?? other;
  return one < other ? one : other;
}

const inOrder = (items: string[]): string[] => [...new Set(items)].sort();

function withHeard(facts: LegFacts, { key, at, marker }: LegEvent, kind: HeardItem["kind"], text: string): LegFacts {
  if (facts.heard.some((item) => item.key === key)) return facts;
  if (kind !== "silence" && text.trim() === "") return facts;
  const heard = [...facts.heard, { key, at, kind, text, marker }].sort((one, other) =>
    `${one.at} ${one.key}` < `${other.at} ${other.key}` ? -1 : 1,
  );
  return { ...facts, heard };
}

function withRecording(facts: LegFacts, { recordingUrl, at }: LegEvent): LegFacts {
  if (!recordingUrl) return facts;
  const isEarlier =
    facts.recording !== null && `${facts.recording.at} ${facts.recording.url}` <= `${at} ${recordingUrl}`;
  return isEarlier ? facts : { ...facts, recording: { url: recordingUrl, at } };
}

function learnOfTarget(facts: LegFacts, event: LegEvent, target: string): LegFacts {
  const known = facts.targets[target] ?? { bridgedAt: null, endedAt: null, cause: null, machineAt: null };
  const next: TargetFacts = {
    bridgedAt: event.kind === "bridged" ? first(known.bridgedAt, event.at) : known.bridgedAt,
    endedAt: event.kind === "ended" ? first(known.endedAt, event.at) : known.endedAt,
    cause: event.kind === "ended" ? first(known.cause, event.cause) : known.cause,
    machineAt: event.kind === "machine" ? first(known.machineAt, event.at) : known.machineAt,
  };
  return { ...facts, targets: { ...facts.targets, [target]: next } };
}
