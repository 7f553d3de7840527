import { describe, expect, it } from "vitest";
import { argsOf, CARD, playCall, slot } from "./scripted-call";

const appointment = {
  appt_id: "appt 1",
  reference: "ABC123",
  spoken: "Thursday, November 26 at 11:00 AM",
  starts_at: "2026-11-26T11:00:00-06:00",
  service: "AC Repair",
};
const found = { outcome: "found", appointments: [appointment] };
const offers = {
  outcome: "slots",
  slots: [slot("2026-11-24", "09:00"), slot("2026-11-24", "11:00"), slot("2026-11-24", "14:00")],
};

describe("a caller with second thoughts", () => {
  it.each([
    "yeah, no, actually keep it",
    "Yes, but don't cancel it yet",
    "keep it please",
    "no wait, leave it as it is",
  ])("keeps the appointment with: %s", (words) => {
    const log = playCall(["I need to cancel my appointment", words], { find_appointments: [found] });
    expect(argsOf(log, "cancel_appointment")).toEqual([]);
    expect(log.lines.at(-1)).toContain("I leave it as it is");
  });

  it("cancels with a plain yes", () => {
    const log = playCall(["I need to cancel my appointment", "yes please"], { find_appointments: [found] });
    expect(argsOf(log, "cancel_appointment")).toHaveLength(1);
  });

  it("hears all offers again after a silence", () => {
    const log = playCall(["I need AC repair", "Tuesday", "<silence>"], { lookup_availability: [offers] });
    expect(log.lines.at(-1)).toMatch(/Are you still there\?.*9:00 AM.*11:00 AM.*2:00 PM/);
  });

  it.each(["hold on", "Yes, I'm here", "um one second please", "let me check"])("is given time after: %s", (words) => {
    const log = playCall(["I need AC repair", words, words, words], {});
    expect(log.lines.at(-1)).toContain("what day and time");
    expect(log.lines.join("\n")).not.toContain("take a message");
  });
});

describe("an appointment under another number", () => {
  it("is looked up only with number and name", () => {
    const card = { ...CARD, callerNumber: null };
    const log = playCall(
      ["I need to cancel my appointment", "512 555 0188", "Jenny Park"],
      { find_appointments: [found] },
      card,
    );
    expect(argsOf(log, "find_appointments")).toEqual([{ phone: "+15125550188", name: "Jenny Park" }]);
  });
});

describe("an appointment that stands", () => {
  it("is told in the language of the caller, whatever the tool speaks", () => {
    const log = playCall(["Hola, ¿cuándo es mi cita?"], { find_appointments: [found] });
    expect(log.lines.at(-1)).toContain("jueves 26 de noviembre a las 11:00 de la mañana");
  });
});

describe("a question about the business", () => {
  it.each([
    "Where can I park?",
    "What's your cancellation policy?",
    "Are you guys licensed and insured?",
    "¿Aceptan tarjetas de crédito?",
  ])("is looked up: %s", (question) => {
    const log = playCall([question], { answer_question: [{ outcome: "answered", answer: "Here it is." }] });
    expect(argsOf(log, "answer_question")).toEqual([{ question }]);
  });

  it("is not what a caller asks who wants something passed on", () => {
    const log = playCall(["Can you tell the technician that the gate code has changed?"], {
      take_message: [{ outcome: "taken" }],
    });
    expect(argsOf(log, "answer_question")).toEqual([]);
  });
});
