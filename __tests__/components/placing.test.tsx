import { expect, test } from "vitest";
import { noteOf, type Placing, undoOf } from "@/components/calendar/board/placing";
import type { AppointmentRow } from "@/lib/domain/member/reads";

const at = (time: string) => new Date(`2026-11-24T${time}:00-07:00`);
const now = at("08:00");
const appointment = {
  id: "a",
  revision: 3,
  startsAt: at("09:00"),
  endsAt: at("10:00"),
  customerName: "Ada Lovelace",
  resourceId: "crew-1",
  resource: "Crew 1",
} as AppointmentRow;
const placing: Placing = {
  ...{ appointment, startsAt: at("11:00"), minutes: null, refusal: null },
  onRefused: () => undefined,
};
const done = {
  outcome: "rescheduled" as const,
  resource: { id: "crew-2", name: "Crew 2" },
  told: { by: "text" as const },
};
const note = (one: Placing, result = done) => noteOf(one, result, "America/Denver", now, () => undefined);

test("a move says who is told and who takes it, and its way back leads to the time and the crew from before", () => {
  const back = undoOf(placing, done);

  expect(note(placing)).toMatchObject({
    title: "Moved to Today, 11:00 AM",
    description: "Ada Lovelace is told by text. Crew 2 takes it.",
    action: { label: "Move back and tell them" },
  });
  expect(back).toMatchObject({ startsAt: at("09:00"), minutes: null, resourceId: "crew-1" });
  expect(back.appointment).toMatchObject({
    revision: 4,
    startsAt: at("11:00"),
    endsAt: at("12:00"),
    resource: "Crew 2",
  });
});

test("the way back says what it did, and can itself be taken back", () => {
  const back = undoOf(placing, done);
  const undone = { ...done, resource: { id: "crew-1", name: "Crew 1" } };
  const again = undoOf(back, undone);

  expect(note(back, undone)).toMatchObject({
    title: "Moved to Today, 9:00 AM",
    description: "Ada Lovelace is told by text. Crew 1 takes it.",
    action: { label: "Move back and tell them" },
  });
  expect(again).toMatchObject({ startsAt: at("11:00"), minutes: null, resourceId: "crew-2" });
  expect(again.appointment).toMatchObject({ revision: 5, startsAt: at("09:00"), endsAt: at("10:00") });
});

test("another length is taken back to the length from before, and the customer is not told of either", () => {
  const longer = { ...placing, startsAt: at("09:00"), minutes: 90 };
  const stayed = { ...done, resource: { id: "crew-1", name: "Crew 1" }, told: null };
  const back = undoOf(longer, stayed);

  expect(noteOf(longer, stayed, "America/Denver", now, () => undefined)).toMatchObject({
    ...{ title: "Now 90 minutes long", description: "The customer is not told.", action: { label: "Undo" } },
  });
  expect(back).toMatchObject({ startsAt: at("09:00"), minutes: 60, resourceId: "crew-1" });
  expect(back.appointment.endsAt).toEqual(at("10:30"));
});

test("a customer who cannot be told is not promised to be, with the reason", () => {
  const result = { ...done, resource: null, told: { by: "nobody" as const, reason: "opted_out" } };

  expect(noteOf(placing, result, "America/Denver", now, () => undefined)).toMatchObject({
    description: "Ada Lovelace is not told. This person asked not to be texted.",
    action: { label: "Undo" },
  });
});
