import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type InboundFacts, type InboundText, planInbound } from "@/lib/domain/messages/read-inbound";

const customer = "+13035550111";

function plan(body: string, known: Partial<InboundFacts> = {}, text: Partial<InboundText> = {}) {
  return planInbound(
    { fromNumber: customer, body, mediaCount: 0, isAnsweredByCarrier: false, ...text },
    {
      isLineOfOurs: false,
      isOptedOut: false,
      hasUpcoming: false,
      pending: null,
      isMidConversation: false,
      answersTexts: true,
      sameTextsLastHour: 0,
      language: "en",
      ...known,
    },
  );
}

describe("STOP", () => {
  test.each(["STOP", "stop please", "no más", "Please stop calling me and texting me", "remove me from your list"])(
    "opts out with one confirmation: %s",
    (body) => {
      expect(plan(body)).toMatchObject({ command: "stop", replyKind: "opt_out_confirmation", isConversation: false });
    },
  );

  test("is not answered twice when the carrier has answered it", () => {
    expect(plan("STOP", {}, { isAnsweredByCarrier: true })).toMatchObject({ command: "stop", replyKind: null });
  });

  test("stays a stop from someone with an appointment, and in the middle of a booking", () => {
    expect(plan("STOP", { hasUpcoming: true, isMidConversation: true })).toMatchObject({
      command: "stop",
      replyKind: "opt_out_confirmation",
      pending: null,
    });
  });

  test("in Spanish is answered in Spanish", () => {
    expect(plan("no me manden mensajes").language).toBe("es");
    expect(plan("PARE").language).toBe("es");
  });
});

describe("CANCEL", () => {
  test("without an appointment is a stop", () => {
    expect(plan("Cancel")).toMatchObject({ command: "stop", replyKind: "opt_out_confirmation", pending: null });
  });

  test("with an appointment opts out too, and asks which was meant", () => {
    expect(plan("CANCEL", { hasUpcoming: true })).toMatchObject({
      command: "stop",
      replyKind: "cancel_question",
      pending: "cancel_meaning",
    });
  });

  test("that the carrier took for a stop cannot be asked about by text: the owner is told", () => {
    const decided = plan("CANCEL", { hasUpcoming: true }, { isAnsweredByCarrier: true });

    expect(decided).toMatchObject({ command: "stop", replyKind: null, notice: { isUrgent: true } });
  });

  const asked = { hasUpcoming: true, isOptedOut: true, pending: "cancel_meaning" as const };
  test.each(["1", "my appointment", "the appt on Tuesday", "la cita"])("is cleared up by: %s", (body) => {
    expect(plan(body, asked)).toMatchObject({ command: "start", isConversation: true, heard: expect.any(String) });
  });

  test.each(["STOP", "CANCEL", "stop it"])("is settled by a stop: %s", (body) => {
    expect(plan(body, asked)).toMatchObject({ command: "stop", pending: null });
  });

  test.each(["the texts", "2", "whatever", "yes"])("stays a stop for anything unclear: %s", (body) => {
    expect(plan(body, asked)).toMatchObject({ command: null, isConversation: false, replyKind: null });
  });
});

describe("START and YES", () => {
  test("START ends an opt-out, with a word unless the carrier said one", () => {
    expect(plan("START", { isOptedOut: true })).toMatchObject({ command: "start", replyKind: "opt_in_confirmation" });
    expect(plan("UNSTOP", { isOptedOut: true }, { isAnsweredByCarrier: true })).toMatchObject({ replyKind: null });
  });

  test("YES ends an opt-out only when it answers nothing else", () => {
    expect(plan("Yes", { isOptedOut: true })).toMatchObject({ command: "start" });
    expect(plan("Yes", { isOptedOut: true, isMidConversation: true })).toMatchObject({ command: null });
    expect(plan("Yes")).toMatchObject({ command: null, isConversation: true });
  });
});

describe("HELP", () => {
  test("is answered unless the carrier did", () => {
    expect(plan("HELP")).toMatchObject({ command: "help", replyKind: "help" });
    expect(plan("help", {}, { isAnsweredByCarrier: true })).toMatchObject({ command: "help", replyKind: null });
  });
});

describe("everything else", () => {
  test("is a conversation", () => {
    expect(plan("Can you come tomorrow at 9?")).toMatchObject({ command: null, isConversation: true, notice: null });
  });

  test("after an opt-out is told to the owner and not answered", () => {
    const decided = plan("Can you come tomorrow?", { isOptedOut: true });

    expect(decided).toMatchObject({ isConversation: false, replyKind: null });
    expect(decided.notice?.title).toContain(customer);
  });

  test.each(["12345", "262966", "AMAZON", "Your Bank", ""])(
    "from a machine is kept and never answered: %s",
    (fromNumber) => {
      for (const body of ["Your code is 1234", "HELP", "START", "STOP"]) {
        expect(plan(body, {}, { fromNumber })).toMatchObject({ replyKind: null, isConversation: false, notice: null });
      }
    },
  );

  test("from one of our own lines is never answered: two receptionists would talk to each other", () => {
    expect(plan("How can I help you today?", { isLineOfOurs: true })).toMatchObject({
      isConversation: false,
      replyKind: null,
    });
  });

  test.each(["+447700900123", "+14165550111", "+18765550111"])("from abroad is left to the owner: %s", (fromNumber) => {
    expect(plan("Do you have time on Friday?", {}, { fromNumber })).toMatchObject({
      isConversation: false,
      replyKind: null,
      notice: { title: `Text from ${fromNumber}` },
    });
    expect(plan("STOP", {}, { fromNumber })).toMatchObject({ command: "stop", replyKind: null });
  });

  test("a picture without words is a conversation, and the owner is told", () => {
    expect(plan("", {}, { mediaCount: 1 })).toMatchObject({
      isConversation: true,
      notice: { title: `Picture from ${customer}` },
    });
  });

  test("nothing at all is nothing", () => {
    expect(plan("  ")).toMatchObject({ isConversation: false, replyKind: null, notice: null });
  });

  test("the same text for the fourth time within the hour is a machine's", () => {
    expect(plan("Sorry, I did not get that.", { sameTextsLastHour: 3 })).toMatchObject({
      isConversation: false,
      notice: expect.anything(),
    });
  });

  test("decides something about any text from anybody, and never converses with who opted out", () => {
    const facts = fc.record({
      isLineOfOurs: fc.boolean(),
      isOptedOut: fc.boolean(),
      hasUpcoming: fc.boolean(),
      pending: fc.constantFrom("cancel_meaning" as const, null),
      isMidConversation: fc.boolean(),
      answersTexts: fc.boolean(),
      sameTextsLastHour: fc.nat(5),
      language: fc.constantFrom("en" as const, "es" as const),
    });
    const body = fc.oneof(
      fc.string({ unit: "binary", maxLength: 200 }),
      fc.constantFrom("STOP", "CANCEL", "1", "YES", "HELP", "Hola"),
    );
    fc.assert(
      fc.property(facts, body, fc.constantFrom(customer, "12345", "+447700900123"), (known, text, fromNumber) => {
        const decided = plan(text, known, { fromNumber });

        if (known.isOptedOut && decided.command !== "start") expect(decided.isConversation).toBe(false);
        if (decided.command === "stop") expect(decided.isConversation).toBe(false);
        if (fromNumber !== customer) expect(decided.replyKind).toBeNull();
      }),
      { numRuns: 500 },
    );
  });
});
