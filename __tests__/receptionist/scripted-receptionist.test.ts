import { describe, expect, test } from "vitest";
import { argsOf, CARD, playCall, slot, type ToolAnswers } from "./scripted-call";

const SLOTS = [slot("2026-11-24", "09:00"), slot("2026-11-24", "11:00"), slot("2026-11-24", "14:00")];
const BOOKABLE: ToolAnswers = {
  lookup_availability: [{ outcome: "slots", requested_is_free: false, slots: SLOTS }],
  book_appointment: [
    { outcome: "booked", appointment: { appt_id: "a1", reference: "HC-1", spoken: "", service: "AC Repair" } },
  ],
  take_message: [{ outcome: "taken" }],
  end_call: [{ outcome: "ending" }],
};
const APPOINTMENT = {
  appt_id: "a7",
  reference: "HC-7",
  spoken: "Monday, November 23 at 10:00 AM",
  service: "AC Repair",
  starts_at: "",
};

describe("a plain booking", () => {
  test("goes from the greeting to the goodbye and books what was read back", () => {
    const log = playCall(
      [
        "Hi, my air conditioner is broken, I need someone to come out",
        "Tuesday morning",
        "the second one",
        "Ana Ruiz",
        "yes",
        "no, that's all",
      ],
      BOOKABLE,
    );

    expect(log.lines[0]).toBe(`said: ${CARD.greeting}`);
    expect(argsOf(log, "lookup_availability")).toEqual([
      { service: "AC Repair", date: "2026-11-24", part_of_day: "morning" },
    ]);
    expect(log.lines.join("\n")).toContain(
      "AC Repair on Tuesday, November 24 at 11:00 AM, for Ana Ruiz. Is that right?",
    );
    expect(argsOf(log, "book_appointment")).toEqual([
      {
        slot_id: "slot 2026-11-24 11:00",
        name: "Ana Ruiz",
        phone: "+15125550100",
        service: "AC Repair",
        notes: "Hi, my air conditioner is broken, I need someone to come out",
      },
    ]);
    expect(log.lines.at(-1)).toContain("Goodbye");
    expect(log.isOver).toBe(true);
  });

  test("takes the moment that was asked for when it is free, without offering others", () => {
    const free = { ...BOOKABLE, lookup_availability: [{ outcome: "slots", requested_is_free: true, slots: SLOTS }] };

    const log = playCall(["I'd like to book AC repair for Tuesday at 9am", "John Smith", "yes please"], free);

    expect(argsOf(log, "lookup_availability")[0]).toEqual({ service: "AC Repair", date: "2026-11-24", time: "09:00" });
    expect(argsOf(log, "book_appointment")[0]).toMatchObject({ slot_id: "slot 2026-11-24 09:00", name: "John Smith" });
  });

  test("asks for ZIP, address and number when they are needed and unknown", () => {
    const card = { ...CARD, needsZip: true, needsAddress: true, callerNumber: null };

    const log = playCall(
      [
        "I want to schedule a furnace tune-up",
        "Tuesday",
        "the first",
        "78704",
        "12 Oak Street",
        "Jo Lee",
        "512 555 0188",
        "yes",
      ],
      BOOKABLE,
      card,
    );

    expect(argsOf(log, "book_appointment")[0]).toMatchObject({
      zip: "78704",
      address: "12 Oak Street",
      name: "Jo Lee",
      phone: "+15125550188",
    });
  });

  test("does not ask the name of a caller whom it knows, and reads it back", () => {
    const log = playCall(["book AC repair on tuesday", "the first one", "yes"], BOOKABLE, {
      ...CARD,
      callerName: "Ana Ruiz",
    });

    expect(log.lines.join("\n")).not.toContain("full name");
    expect(argsOf(log, "book_appointment")[0]).toMatchObject({ name: "Ana Ruiz" });
  });
});

describe("the read-back", () => {
  const UNTIL = ["I need AC repair on Tuesday", "the first one", "Ana Ruiz"];

  test("takes a corrected time, looks it up and reads back again before booking", () => {
    const free: ToolAnswers = {
      ...BOOKABLE,
      lookup_availability: [
        { outcome: "slots", slots: SLOTS },
        { outcome: "slots", requested_is_free: true, slots: [slot("2026-11-24", "14:00")] },
      ],
    };

    const log = playCall([...UNTIL, "no, make it two in the afternoon", "yes"], free);

    expect(argsOf(log, "lookup_availability")[1]).toEqual({ service: "AC Repair", date: "2026-11-24", time: "14:00" });
    expect(argsOf(log, "book_appointment")).toHaveLength(1);
    expect(argsOf(log, "book_appointment")[0]).toMatchObject({ slot_id: "slot 2026-11-24 14:00" });
  });

  test.each(["actually make it 2", "no, two o'clock", "yes but at 2 pm", "can we do 2 instead"])(
    "does not take %j for a yes to the old time",
    (words) => {
      const log = playCall([...UNTIL, words, "yes"], {
        ...BOOKABLE,
        lookup_availability: [
          { outcome: "slots", slots: SLOTS },
          { outcome: "slots", slots: [slot("2026-11-24", "14:00")] },
        ],
      });

      expect(argsOf(log, "book_appointment")).toMatchObject([{ slot_id: "slot 2026-11-24 14:00" }]);
    },
  );

  test("reads everything back again after an answer that it did not understand", () => {
    const log = playCall([...UNTIL, "purple bananas"], BOOKABLE);

    expect(log.lines.at(-1)).toContain("AC Repair on Tuesday, November 24 at 9:00 AM, for Ana Ruiz. Is that right?");
  });

  test("takes a corrected name", () => {
    const log = playCall([...UNTIL, "no, the name is Anna Ruiz, A-N-N-A", "yes that's right"], BOOKABLE);

    expect(argsOf(log, "book_appointment")[0]).toMatchObject({ name: "Anna Ruiz" });
  });

  test("asks what to change after a bare no, and books nothing", () => {
    const log = playCall([...UNTIL, "no"], BOOKABLE);

    expect(log.lines.at(-1)).toContain("What should I change");
    expect(argsOf(log, "book_appointment")).toEqual([]);
  });
});

describe("a slot that is taken in the meantime", () => {
  test("offers the alternatives, and reads the new one back", () => {
    const taken: ToolAnswers = {
      ...BOOKABLE,
      book_appointment: [
        { outcome: "slot_taken", alternatives: [slot("2026-11-25", "10:00"), slot("2026-11-25", "13:00")] },
        { outcome: "booked", appointment: { appt_id: "a1", reference: "HC-2" } },
      ],
    };

    const log = playCall(["I need AC repair on Tuesday", "the first one", "Ana Ruiz", "yes", "one pm", "yes"], taken);

    expect(log.lines.join("\n")).toContain(
      "that time was just taken. I have Wednesday, November 25 at 10:00 AM or Wednesday, November 25 at 1:00 PM",
    );
    expect(argsOf(log, "book_appointment")[1]).toMatchObject({ slot_id: "slot 2026-11-25 13:00" });
  });
});

describe("a cancellation", () => {
  test("finds the appointment, asks, and cancels after a yes", () => {
    const log = playCall(["I need to cancel my appointment", "yes please", "no thanks"], {
      find_appointments: [{ outcome: "found", appointments: [APPOINTMENT] }],
      cancel_appointment: [{ outcome: "cancelled" }],
    });

    expect(argsOf(log, "find_appointments")).toEqual([{ phone: "+15125550100" }]);
    expect(log.lines.join("\n")).toContain("You have AC Repair on Monday, November 23 at 10:00 AM. Shall I cancel it?");
    expect(argsOf(log, "cancel_appointment")).toEqual([{ appt_id: "a7" }]);
    expect(log.isOver).toBe(true);
  });

  test("keeps the appointment after a no", () => {
    const log = playCall(["cancel my appointment", "no, keep it"], {
      find_appointments: [{ outcome: "found", appointments: [APPOINTMENT] }],
    });

    expect(argsOf(log, "cancel_appointment")).toEqual([]);
    expect(log.lines.at(-1)).toContain("I leave it as it is");
  });
});

describe("a rescheduling", () => {
  test("moves the appointment to a free slot that was read back", () => {
    const log = playCall(["I'd like to reschedule my appointment", "Tuesday at 9", "yes"], {
      ...BOOKABLE,
      find_appointments: [{ outcome: "found", appointments: [APPOINTMENT] }],
      reschedule_appointment: [{ outcome: "rescheduled", appointment: APPOINTMENT }],
    });

    expect(log.lines.join("\n")).toContain("from Monday, November 23 at 10:00 AM to Tuesday, November 24 at 9:00 AM");
    expect(argsOf(log, "reschedule_appointment")).toEqual([{ appt_id: "a7", slot_id: "slot 2026-11-24 09:00" }]);
  });
});

describe("a message", () => {
  test("is taken with name and number and passed on", () => {
    const log = playCall(
      ["Can I leave a message?", "Tell Bob that the gate code changed to 4411", "Kim Park", "no, bye"],
      BOOKABLE,
    );

    expect(argsOf(log, "take_message")).toEqual([
      { message: "Tell Bob that the gate code changed to 4411", name: "Kim Park", phone: "+15125550100" },
    ]);
    expect(log.isOver).toBe(true);
  });

  test("takes the place of a booking after two answers that were not understood", () => {
    const log = playCall(["I need AC repair", "blue bananas", "purple monkeys", "Kim Park"], BOOKABLE);

    expect(argsOf(log, "take_message")[0]).toMatchObject({ name: "Kim Park", phone: "+15125550100" });
    expect(argsOf(log, "book_appointment")).toEqual([]);
  });
});

describe("at any time", () => {
  test("tells the truth when asked whether it is a robot", () => {
    const log = playCall(["are you a robot?"]);

    expect(log.lines.at(-1)).toContain("I'm an AI assistant for Hill Country Air, not a person");
  });

  test("sends people out of the house at the smell of gas and alerts the team", () => {
    const log = playCall(["I smell gas in my kitchen"], BOOKABLE);

    expect(log.lines.join("\n")).toContain("leave the building now");
    expect(argsOf(log, "report_emergency")[0]).toMatchObject({
      what: "I smell gas in my kitchen",
      kind: "gas",
      phone: "+15125550100",
    });
  });

  test("leaves an urgent message when nobody could be alerted", () => {
    const log = playCall(["I smell gas in my kitchen"], {
      ...BOOKABLE,
      report_emergency: [{ outcome: "unavailable" }],
    });

    expect(argsOf(log, "take_message")[0]).toMatchObject({ urgent: true, phone: "+15125550100" });
  });

  test("says what happens next, asks for a number that is withheld, and adds it to the report", () => {
    const next_step = "I am calling our person on call.";
    const answers = { ...BOOKABLE, report_emergency: [{ outcome: "alerting", next_step }] };
    const log = playCall(["I smell gas in my kitchen", "512 555 0177", "Kim Park"], answers, {
      ...CARD,
      callerNumber: null,
    });

    expect(log.lines.join("\n")).toContain(next_step);
    expect(argsOf(log, "report_emergency").at(-1)).toMatchObject({
      what: "I smell gas in my kitchen",
      name: "Kim Park",
    });
    expect(argsOf(log, "take_message")).toEqual([]);
  });

  test("takes a later message as a message, although an emergency was reported before", () => {
    const answers = { ...BOOKABLE, report_emergency: [{ outcome: "alerting", next_step: "Help is being called." }] };
    const log = playCall(
      ["I smell gas in my kitchen", "I also want to leave a message", "Please send me the invoice", "Kim Park"],
      answers,
    );

    expect(argsOf(log, "take_message")[0]).toMatchObject({ message: expect.stringContaining("invoice") });
  });

  test("hangs up politely after three silences", () => {
    const log = playCall(["<silence>", "<silence>", "<silence>"]);

    expect(log.isOver).toBe(true);
    expect(argsOf(log, "end_call")).toEqual([{ reason: "silence" }]);
  });

  test("takes a message for a person when 0 is pressed", () => {
    const log = playCall(["#0"]);

    expect(log.lines.at(-1)).toContain("What would you like me to pass on?");
  });

  test("follows the caller into Spanish", () => {
    const log = playCall(
      ["Hola, necesito una cita para reparar el aire acondicionado", "AC Repair", "el martes por la mañana"],
      BOOKABLE,
    );

    expect(argsOf(log, "lookup_availability")[0]).toEqual({
      service: "AC Repair",
      date: "2026-11-24",
      part_of_day: "morning",
    });
    expect(log.lines.at(-1)).toContain("martes 24 de noviembre a las 9:00 de la mañana");
  });
});

describe("negotiation", () => {
  test.each([
    ["later", { service: "AC Repair", date: "2026-11-24", time: "14:00" }],
    ["how about Wednesday instead", { service: "AC Repair", date: "2026-11-25" }],
    ["can you do next week", { service: "AC Repair", date: "2026-11-23" }],
    ["do you have anything on Thursday at 3", { service: "AC Repair", date: "2026-11-26", time: "15:00" }],
    ["first thing in the morning on Wednesday", { service: "AC Repair", date: "2026-11-25", part_of_day: "morning" }],
  ])("looks again after %j", (words, args) => {
    const log = playCall(["I need AC repair on Tuesday", words], BOOKABLE);

    expect(argsOf(log, "lookup_availability")[1]).toEqual(args);
  });

  test("skips a weekday that the caller refused", () => {
    const log = playCall(["I need AC repair on Tuesday", "not Tuesday"], {
      ...BOOKABLE,
      lookup_availability: [
        { outcome: "slots", slots: SLOTS },
        { outcome: "slots", slots: [slot("2026-11-25", "08:00")] },
      ],
    });

    expect(log.lines.at(-1)).toContain("Wednesday, November 25 at 8:00 AM");
  });

  test.each([
    ["the second", "slot 2026-11-24 11:00"],
    ["11 works", "slot 2026-11-24 11:00"],
    ["the last one please", "slot 2026-11-24 14:00"],
    ["two o'clock", "slot 2026-11-24 14:00"],
    ["the afternoon one", "slot 2026-11-24 14:00"],
    ["any of them", "slot 2026-11-24 09:00"],
    ["the earliest", "slot 2026-11-24 09:00"],
    ["#2", "slot 2026-11-24 11:00"],
  ])("understands %j as a choice", (words, slotId) => {
    const log = playCall(["I need AC repair on Tuesday", words], BOOKABLE);

    expect(log.turns.at(-1)?.state.chosen?.slotId).toBe(slotId);
  });
});
