import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { LegEvent } from "@/lib/domain/calls/leg-event";
import { readContent } from "@/lib/domain/receptionist/receptionist-content";
import type { EngineOpening } from "@/lib/ports/engines";
import type { CallerInput } from "@/lib/receptionist/brain/transcript";
import { type LegFacts, learn, noFacts } from "@/lib/receptionist/engines/telnyx/leg-facts";
import { type LegState, openLeg } from "@/lib/receptionist/engines/telnyx/leg-state";
import { type LegStep, nextStep } from "@/lib/receptionist/engines/telnyx/next-step";
import { applyTurn, endOf, takeStep } from "@/lib/receptionist/engines/telnyx/take-step";

const startedAt = Date.parse("2026-11-23T17:00:00Z");
const at = (seconds: number) => new Date(startedAt + seconds * 1000).toISOString();

function event(kind: LegEvent["kind"], seconds: number, more: Partial<LegEvent> = {}): LegEvent {
  return {
    key: `${kind}-${seconds}`,
    kind,
    at: at(seconds),
    legId: "leg-1",
    target: null,
    controlId: kind === "recorded" ? null : "v3:leg-1",
    direction: kind === "initiated" ? "incoming" : null,
    callerNumber: "+13035550111",
    lineNumber: "+13035550100",
    divertedFrom: null,
    startedAt: kind === "initiated" || kind === "ended" ? at(0) : null,
    text: null,
    digits: null,
    marker: null,
    cause: null,
    recordingUrl: null,
    ...more,
  };
}

const opening = {
  businessId: "b",
  callId: "c",
  name: "Rivera Plumbing",
  trade: "plumbing",
  status: "active",
  timeZone: "America/Denver",
  language: "en",
  receptionist: readContent({}),
  phone: null,
  address: null,
  needsAddress: false,
  isAnswering: true,
  isOpen: true,
  agentId: null,
  agentVersion: null,
  services: [],
  hours: [],
  closures: [],
  zips: [],
  knowledge: [],
  callerName: null,
  callerIsVip: false,
  callerIsBlocked: false,
  transferPhones: [],
  callerAppointments: [],
  callerPastVisits: 0,
  engine: "telnyx",
  fallbackEngine: "telnyx",
} satisfies EngineOpening;

const wholeCall: LegEvent[] = [
  event("initiated", 0),
  event("answered", 1),
  event("heard", 6, { text: "My sink is clogged" }),
  event("heard", 7, { text: "in the kitchen" }),
  event("keys", 12, { digits: "1" }),
  event("silence", 24, { marker: "t3" }),
  event("spoken", 30, { marker: "end" }),
  event("other", 31),
  event("ended", 40, { cause: "normal_clearing" }),
  event("recorded", 44, { recordingUrl: "https://recordings.example.com/1.mp3" }),
];
const transferred: LegEvent[] = [
  ...wholeCall.slice(0, 4),
  event("ended", 20, { key: "b0-ended", target: 0, cause: "timeout" }),
  event("bridged", 30, { key: "b1-bridged", target: 1 }),
  event("ended", 50, { key: "b1-ended", target: 1 }),
  event("ended", 51, { key: "a-ended" }),
];

/** A state machine with a brain that always answers the same, run until nothing is due; time stands after the call. */
function run(events: readonly LegEvent[], now = new Date(startedAt + 3_600_000)): LegState {
  let state = openLeg("leg-1", opening, "+13035550111", false, now);
  for (const told of events) {
    state = { ...state, facts: learn(state.facts, told) };
    state = settle(state, now);
  }
  return state;
}

function settle(before: LegState, now: Date): LegState {
  let state = { ...before, pending: [] as LegState["pending"] };
  for (let count = 0; count < 50; count++) {
    const step = nextStep(state, now);
    if (!step || step.kind === "wait") return state;
    state = take(state, step, now);
  }
  throw new Error("the machine does not come to rest");
}

function answer(state: LegState, input: CallerInput, keys: string[], now: Date): LegState {
  const { entries } = state.conversation;
  const spoken = [
    ...entries,
    { kind: "heard" as const, at: now.toISOString(), heard: input },
    { kind: "said" as const, at: now.toISOString(), text: "Go on." },
  ];
  const conversation = { ...state.conversation, entries: spoken };
  return applyTurn(state, { state: conversation, say: "Go on.", isOver: false, transferTo: [] }, keys, now);
}

/** Takes a step the way the service does, with a brain that always answers the same. */
function take(state: LegState, step: Exclude<LegStep, { kind: "wait" }>, now: Date): LegState {
  switch (step.kind) {
    case "greet":
      return answer({ ...state, done: { ...state.done, greeted: true } }, { kind: "start" }, [], now);
    case "turn":
      return answer(state, step.input, step.keys, now);
    case "transfer_failed":
      return answer({ ...state, transfer: null }, { kind: "digits", digits: "0" }, [], now);
    default:
      return takeStep(state, step, now);
  }
}

/** Any order of the events, with repeats of any of them. */
const deliveries = (events: LegEvent[]) =>
  fc
    .tuple(
      fc.shuffledSubarray(events, { minLength: events.length }),
      fc.array(fc.constantFrom(...events), { maxLength: 12 }),
    )
    .chain(([all, repeats]) => fc.shuffledSubarray([...all, ...repeats], { minLength: all.length + repeats.length }));

const factsOf = (events: readonly LegEvent[]): LegFacts => events.reduce(learn, noFacts);

describe("what is known of a call", () => {
  test.each([
    ["a whole call", wholeCall],
    ["a call that was put through", transferred],
  ])("is the same after any order and any repeats: %s", (_, events) => {
    const expected = factsOf(events);

    fc.assert(
      fc.property(deliveries(events), (told) => {
        expect(factsOf(told)).toEqual(expected);
      }),
      { numRuns: 300 },
    );
  });

  test("is learnt from arbitrary events in any order alike", () => {
    const arbitrary = fc.record({
      kind: fc.constantFrom<LegEvent["kind"]>(
        "initiated",
        "answered",
        "ended",
        "heard",
        "keys",
        "silence",
        "spoken",
        "recorded",
        "other",
      ),
      seconds: fc.integer({ min: 0, max: 90 }),
      text: fc.constantFrom("yes", "no", " ", "hello there"),
      marker: fc.constantFrom(null, "t1", "t2", "end"),
      target: fc.constantFrom(null, null, 0, 1),
    });
    const events = fc
      .uniqueArray(arbitrary, { selector: ({ kind, seconds, target }) => `${kind}${seconds}${target}`, maxLength: 14 })
      .map((list) =>
        list.map(({ kind, seconds, text, marker, target }) =>
          event(kind, seconds, {
            key: `${kind}-${seconds}-${target}`,
            text,
            digits: "1",
            marker,
            target,
            recordingUrl: kind === "recorded" ? `https://recordings.example.com/${seconds}.mp3` : null,
          }),
        ),
      );

    fc.assert(
      fc.property(
        events.chain((list) => fc.tuple(fc.constant(list), list.length > 0 ? deliveries(list) : fc.constant([]))),
        ([list, told]) => {
          expect(factsOf(told)).toEqual(factsOf(list));
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe("a call that is told in any order, hours late, with repeats", () => {
  test("comes to rest at the same end", () => {
    const { summary: _, ...expected } = endOf(run(wholeCall));

    fc.assert(
      fc.property(deliveries(wholeCall), (told) => {
        const state = run(told);
        const { summary, ...facts } = endOf(state);
        expect(facts).toEqual(expected);
        expect(summary).toContain("The caller said:");
        expect(state.closedWith).not.toBeNull();
        expect(state.done.recording).toBe(true);
        expect(nextStep(state, new Date(startedAt + 3_600_000))).toBeNull();
      }),
      { numRuns: 200 },
    );
  });

  test("keeps every word of the caller exactly once", () => {
    fc.assert(
      fc.property(deliveries(wholeCall), (told) => {
        const { taken, conversation } = run(told);
        const words = conversation.entries.flatMap((entry) =>
          entry.kind === "heard" && entry.heard.kind === "speech" ? [entry.heard.text] : [],
        );
        expect(taken.filter((key) => !key.startsWith("silence")).sort()).toEqual(["heard-6", "heard-7", "keys-12"]);
        expect(words.join(" ")).toHaveLength("My sink is clogged in the kitchen".length);
      }),
      { numRuns: 200 },
    );
  });

  test("sends each command once", () => {
    const now = new Date(startedAt + 60_000);
    fc.assert(
      fc.property(deliveries(wholeCall.filter(({ kind }) => kind !== "ended")), (told) => {
        let state = openLeg("leg-1", opening, null, false, now);
        const sent: string[] = [];
        for (const one of told) {
          state = { ...state, facts: learn(state.facts, one) };
          for (let count = 0; count < 50; count++) {
            sent.push(...state.pending.map(({ id }) => id));
            state = { ...state, pending: [] };
            const step = nextStep(state, now);
            if (!step || step.kind === "wait") break;
            state = take(state, step, now);
          }
        }
        expect(new Set(sent).size).toBe(sent.length);
      }),
      { numRuns: 200 },
    );
  });

  test("leaves a leg alone that is none of ours to answer", () => {
    const outgoing = event("initiated", 0, { direction: "outgoing" });

    expect(
      nextStep({ ...openLeg("leg-1", opening, null, false, new Date()), facts: factsOf([outgoing]) }, new Date()),
    ).toBeNull();
  });
});

describe("a caller who is put through", () => {
  const talking = (targets: string[]): LegState => {
    const state = run(wholeCall.slice(0, 4));
    const turn = { state: state.conversation, say: "Connecting you.", isOver: false, transferTo: targets };
    return applyTurn(state, turn, [], new Date(startedAt + 8_000));
  };
  const hear = (state: LegState, ...events: LegEvent[]) => ({ ...state, facts: events.reduce(learn, state.facts) });
  const now = new Date(startedAt + 60_000);

  test("is offered to one target after another until somebody answers", () => {
    const first = talking(["+13035550191", "+13035550192"]);
    const step = nextStep(first, now);
    const ringing = step?.kind === "transfer" ? takeStep(first, step, now) : first;
    const missed = hear(ringing, event("ended", 30, { key: "x", target: 0 }));
    const second = nextStep(missed, now);
    const bridged = hear(
      second?.kind === "transfer" ? takeStep(missed, second, now) : missed,
      event("bridged", 40, { key: "y", target: 1 }),
    );

    expect(step).toEqual({ kind: "transfer", target: 0, to: "+13035550191" });
    expect(nextStep(ringing, now)).toBeNull();
    expect(second).toEqual({ kind: "transfer", target: 1, to: "+13035550192" });
    expect(nextStep(bridged, now)).toBeNull();
    expect(endOf(hear(bridged, event("ended", 90))).outcome).toBe("transferred");
  });

  test("comes back to the receptionist when nobody does", () => {
    const first = talking(["+13035550191"]);
    const step = nextStep(first, now);
    const ringing = step?.kind === "transfer" ? takeStep(first, step, now) : first;

    expect(nextStep(hear(ringing, event("ended", 30, { key: "x", target: 0 })), now)).toEqual({
      kind: "transfer_failed",
    });
  });
});
