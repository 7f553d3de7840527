import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Heard, ReceptionistCard, ToolCall, ToolResult, Turn } from "@/lib/receptionist/brain/brain";
import { fingerprint } from "@/lib/receptionist/brain/scripted/booking";
import { scriptedReceptionist } from "@/lib/receptionist/brain/scripted/scripted-receptionist";
import type { ScriptedState } from "@/lib/receptionist/brain/scripted/scripted-state";
import { CARD, NOW, slot } from "./scripted-call";

const LINES = [
  "I need AC repair",
  "furnace tune-up please",
  "book it",
  "Tuesday at 9",
  "tomorrow",
  "next week",
  "later",
  "earlier",
  "not Tuesday",
  "the second one",
  "the other one",
  "either",
  "Ana Ruiz",
  "my name is Bob, B-O-B",
  "yes",
  "no",
  "no, make it 3",
  "the day is wrong",
  "wrong name",
  "78704",
  "12 Oak Street",
  "512 555 0188",
  "how much is it",
  "can I leave a message",
  "cancel my appointment",
  "I need to reschedule",
  "what time is my appointment",
  "talk to a person",
  "are you a robot",
  "say that again",
  "hola, quiero una cita",
  "sí",
  "el martes a las diez",
  "asdf",
  "that's all, thanks",
  "I smell gas",
  "stop texting me",
  "x".repeat(10_000),
  "😀 '; drop table appointments; --",
];
const heard = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom(...LINES).map((text): Heard => ({ kind: "speech", text })) },
  { weight: 1, arbitrary: fc.string({ maxLength: 60 }).map((text): Heard => ({ kind: "speech", text })) },
  { weight: 1, arbitrary: fc.constant<Heard>({ kind: "silence" }) },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom("0", "1", "2", "9", "5125550188", "*")
      .map((digits): Heard => ({ kind: "digits", digits })),
  },
);
const SLOTS = [slot("2026-11-24", "09:00"), slot("2026-11-24", "11:00"), slot("2026-11-25", "14:00")];
const FOUND = [
  { appt_id: "a7", reference: "R", spoken: "Monday, November 23 at 10:00 AM", service: "AC Repair", starts_at: "" },
];
const OUTCOMES: Readonly<Record<string, readonly Record<string, unknown>[]>> = {
  lookup_availability: [
    { outcome: "slots", slots: SLOTS },
    { outcome: "no_slot", slots: [], reason: "full" },
    { outcome: "too_far" },
    { outcome: "unknown_service" },
    { outcome: "slots", slots: "nonsense" },
  ],
  book_appointment: [
    { outcome: "booked", appointment: FOUND[0] },
    { outcome: "slot_taken", alternatives: SLOTS.slice(1) },
    { outcome: "slot_taken" },
    { outcome: "out_of_area" },
    { outcome: "needs_details", missing: ["zip", "name"] },
    { outcome: "too_soon" },
    { outcome: "???" },
  ],
  reschedule_appointment: [
    { outcome: "rescheduled" },
    { outcome: "not_found" },
    { outcome: "slot_taken", alternatives: SLOTS },
  ],
  find_appointments: [
    { outcome: "found", appointments: FOUND },
    { outcome: "none", appointments: [] },
    { outcome: "found", appointments: [...FOUND, { ...FOUND[0], appt_id: "a8" }] },
  ],
  cancel_appointment: [{ outcome: "cancelled" }, { outcome: "too_late" }],
  answer_question: [{ outcome: "answered", answer: "Yes." }, { outcome: "unknown" }],
  take_message: [{ outcome: "taken" }, { outcome: "failed" }],
  transfer_call: [
    { outcome: "nobody" },
    { outcome: "outside_hours" },
    { outcome: "transferring", transfer_to: ["+13035550198"], put_through: ["put_through_1", "put_through_2"] },
    { outcome: "transferring", transfer_to: ["+13035550198"], put_through: "nonsense" },
  ],
  stop_texts: [{ outcome: "opted_out" }, { outcome: "no_number" }, { outcome: "???" }],
  end_call: [{ outcome: "ending" }],
};
const cards = fc.record({
  needsZip: fc.boolean(),
  needsAddress: fc.boolean(),
  callerName: fc.constantFrom(null, "Kim Park"),
  callerNumber: fc.constantFrom(null, "+15125550100"),
  language: fc.constantFrom("en" as const, "es" as const),
});

interface Step {
  before: ScriptedState;
  turn: Turn<ScriptedState>;
}

function play(card: ReceptionistCard, hears: readonly Heard[], picks: readonly number[]): Step[] {
  const steps: Step[] = [];
  let state = scriptedReceptionist.begin(card);
  let pick = 0;
  const step = (input: Heard): Turn<ScriptedState> => {
    const turn = scriptedReceptionist.step(state, input, NOW);
    steps.push({ before: state, turn });
    state = JSON.parse(JSON.stringify(turn.state)) as ScriptedState;
    return turn;
  };
  const answer = (call: ToolCall): ToolResult => {
    const outcomes = OUTCOMES[call.name] ?? [{ outcome: "?" }];
    const data = outcomes[(picks[pick++ % picks.length] ?? 0) % outcomes.length] as ToolResult["result"]["data"];
    return { id: call.id, name: call.name, result: { say: "From the tool.", data } };
  };
  for (const input of [{ kind: "start" } as Heard, ...hears]) {
    let turn = step(input);
    for (let round = 0; turn.toolCalls.length > 0 && !turn.isOver; round++) {
      if (round > 12) throw new Error("tools without end");
      turn = step({ kind: "tool_results", results: turn.toolCalls.map(answer) });
    }
    if (turn.isOver) break;
  }
  return steps;
}

const calls = fc.tuple(
  cards.map((card): ReceptionistCard => ({ ...CARD, ...card })),
  fc.array(heard, { minLength: 1, maxLength: 14 }),
  fc.array(fc.nat(6), { minLength: 1, maxLength: 8 }),
);

describe("any call at all", () => {
  test("never meets silence: every step says something, runs a tool, or hangs up", () => {
    fc.assert(
      fc.property(calls, ([card, hears, picks]) => {
        for (const { turn } of play(card, hears, picks))
          expect(turn.say !== "" || turn.toolCalls.length > 0 || turn.isOver).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  test("never books or moves what was not read back in the sentence before and agreed to", () => {
    fc.assert(
      fc.property(calls, ([card, hears, picks]) => {
        for (const { before, turn } of play(card, hears, picks)) {
          const commits = turn.toolCalls.filter((call) => /^(?:book|reschedule)_appointment$/.test(call.name));
          if (commits.length === 0) continue;
          expect(before.asking).toBe("read_back");
          expect(before.readBack).toBe(fingerprint(turn.state));
          expect(commits[0]?.args.slot_id).toBe(before.chosen?.slotId);
        }
      }),
      { numRuns: 400 },
    );
  });

  test("never offers more than three slots, and books only slots that the calendar gave", () => {
    const known = new Set(SLOTS.map((known) => known.slot_id));

    fc.assert(
      fc.property(calls, ([card, hears, picks]) => {
        for (const { turn } of play(card, hears, picks)) {
          expect(turn.state.offers.length).toBeLessThanOrEqual(3);
          for (const call of turn.toolCalls)
            if (call.args.slot_id !== undefined) expect(known.has(String(call.args.slot_id))).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });

  test("leaves its state as plain JSON and its input untouched", () => {
    fc.assert(
      fc.property(calls, ([card, hears, picks]) => {
        for (const { before, turn } of play(card, hears, picks)) {
          expect(JSON.parse(JSON.stringify(turn.state))).toEqual(turn.state);
          expect(before.toolCount).toBeLessThanOrEqual(turn.state.toolCount);
        }
      }),
      { numRuns: 100 },
    );
  });
});
