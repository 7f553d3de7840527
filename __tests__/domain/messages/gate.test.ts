import { describe, expect, test } from "vitest";
import { factsOf } from "@/__tests__/domain/messages/text-facts";
import { composeText } from "@/lib/domain/messages/compose-text";
import { decideText } from "@/lib/domain/messages/decide-text";
import { type TextFacts, textKinds } from "@/lib/domain/messages/text-facts";

const tenInTheMorning = new Date("2026-11-23T17:00:00Z");
const body = "Rivera Plumbing: You are booked.";

describe("the gate", () => {
  test("lets a text of an active, approved business leave in the day", () => {
    const decision = decideText(factsOf(), body, tenInTheMorning);

    expect(decision).toEqual({ decision: "send", body, fromNumber: "+13035550100" });
  });

  const blocked: [string, Partial<TextFacts>, string | null][] = [
    ["business_inactive", { businessStatus: "paused" }, body],
    ["business_inactive", { businessStatus: "suspended" }, body],
    ["no_number", { fromNumber: null }, body],
    ["messaging_not_approved", { isRegistered: false }, body],
    ["opted_out", { isOptedOut: true }, body],
    ["foreign_number", { toNumber: "+447700900123" }, body],
    ["foreign_number", { toNumber: "+14165550123" }, body],
    ["foreign_number", { toNumber: "+18765550123" }, body],
    ["foreign_number", { toNumber: "12345" }, body],
    ["outdated", { isOutdated: true }, body],
    ["called_again", { kind: "text_back", hasCalledAgain: true, requestedAt: tenInTheMorning }, body],
    ["too_late", { appointmentStartsAt: new Date("2026-11-23T16:59:00Z") }, body],
    ["too_late", { kind: "verification_code" }, body],
    ["number_limit", { sentToNumberLastHour: 8 }, body],
    ["number_limit", { kind: "receptionist_reply", repliesToNumberLastHour: 30 }, body],
    ["spend_limit", { spentTodayCents: 1_000 }, body],
    ["business_limit", { sentByBusinessToday: 1_000 }, body],
    ["no_content", {}, null],
    ["no_content", {}, "You are booked."],
  ];
  test.each(blocked)("says why it blocks: %s %o", (reason, changes, text) => {
    expect(decideText(factsOf(changes), text, tenInTheMorning)).toEqual({ decision: "block", reason });
  });

  test("names the first reason in the order of the spec when there are several", () => {
    const everything = { businessStatus: "closed", isRegistered: false, isOptedOut: true, sentToNumberLastHour: 99 };

    expect(decideText(factsOf(everything), null, tenInTheMorning)).toMatchObject({ reason: "business_inactive" });
  });

  test("lets a business that owes money still confirm what was booked", () => {
    expect(decideText(factsOf({ businessStatus: "past_due" }), body, tenInTheMorning).decision).toBe("send");
  });

  test("lets the one confirmation of an opt-out leave to a number that opted out", () => {
    const asked = (minutesAgo: number) =>
      factsOf({
        isOptedOut: true,
        kind: "opt_out_confirmation",
        requestedAt: new Date(tenInTheMorning.getTime() - minutesAgo * 60_000),
      });

    expect(decideText(asked(4), body, tenInTheMorning).decision).toBe("send");
    expect(decideText(asked(6), body, tenInTheMorning)).toEqual({ decision: "block", reason: "too_late" });
  });

  test("lets no other kind leave to a number that opted out", () => {
    const answers = ["opt_out_confirmation", "cancel_question"];
    for (const kind of textKinds.filter((one) => !answers.includes(one))) {
      const facts = factsOf({ kind, isOptedOut: true, requestedAt: tenInTheMorning });

      expect(decideText(facts, body, tenInTheMorning)).toEqual({ decision: "block", reason: "opted_out" });
    }
  });

  test("names the business once in a conversation, and in every other text", () => {
    const reply = (isFirst: boolean) => factsOf({ kind: "person_reply", isFirst, requestedAt: tenInTheMorning });

    expect(decideText(reply(false), "On Tuesday.", tenInTheMorning).decision).toBe("send");
    expect(decideText(reply(true), "On Tuesday.", tenInTheMorning)).toEqual({
      decision: "block",
      reason: "no_content",
    });
  });

  test("lets alerts to the owner pass the caps, at any hour", () => {
    const night = new Date("2026-11-24T08:00:00Z");
    const capped = { sentToNumberLastHour: 99, sentByBusinessToday: 9_999, spentTodayCents: 9_999 };

    expect(decideText(factsOf({ ...capped, kind: "owner_alert", requestedAt: night }), body, night).decision).toBe(
      "send",
    );
  });
});

describe("quiet hours", () => {
  const night = factsOf({ requestedAt: new Date("2026-11-23T00:00:00Z") });

  test.each([
    ["2026-11-24T04:00:00Z", "2026-11-24T15:30:00.000Z"],
    ["2026-11-24T08:00:00Z", "2026-11-24T15:30:00.000Z"],
    ["2026-11-24T14:59:00Z", "2026-11-24T15:30:00.000Z"],
  ])("hold a text at %s until half past eight there", (iso, until) => {
    expect(decideText(night, body, new Date(iso))).toEqual({ decision: "wait", until: new Date(until) });
  });

  test.each(["2026-11-24T15:00:00Z", "2026-11-24T03:59:00Z"])("are over at %s", (iso) => {
    expect(decideText(night, body, new Date(iso)).decision).toBe("send");
  });

  test("do not hold what the recipient asked for a quarter of an hour ago", () => {
    const now = new Date("2026-11-24T08:00:00Z");
    const asked = (minutesAgo: number, isRequestedByRecipient = true) =>
      factsOf({ requestedAt: new Date(now.getTime() - minutesAgo * 60_000), isRequestedByRecipient });

    expect(decideText(asked(15), body, now).decision).toBe("send");
    expect(decideText(asked(16), body, now).decision).toBe("wait");
    expect(decideText(asked(1, false), body, now).decision).toBe("wait");
  });

  test.each(["text_back", "on_my_way"] as const)("drop what makes no sense in the morning: %s", (kind) => {
    const now = new Date("2026-11-24T08:00:00Z");

    expect(decideText(factsOf({ kind, requestedAt: now, isRequestedByRecipient: false }), body, now)).toEqual({
      decision: "block",
      reason: "quiet_hours",
    });
  });

  test("drop a reminder that the morning would bring too late", () => {
    const facts = (iso: string) =>
      factsOf({ kind: "reminder_2h", isRequestedByRecipient: false, appointmentStartsAt: new Date(iso) });
    const sixInTheMorning = new Date("2026-11-24T13:00:00Z");

    expect(decideText(facts("2026-11-24T15:00:00Z"), body, sixInTheMorning)).toMatchObject({ reason: "too_late" });
    expect(decideText(facts("2026-11-24T20:00:00Z"), body, sixInTheMorning)).toEqual({
      decision: "wait",
      until: new Date("2026-11-24T16:30:00Z"),
    });
  });
});

describe("the words", () => {
  const appointment = {
    service: "Drain cleaning",
    startsAt: new Date("2026-11-24T16:00:00Z"),
    timeZone: "America/Denver",
    reference: "BCD234",
  };

  test("name the business, the local time and, the first time, how to stop", () => {
    expect(composeText(factsOf(), appointment)).toBe(
      "Rivera Plumbing: You are booked for Drain cleaning on Tuesday, November 24 at 9:00 AM. Ref BCD234. Reply STOP to opt out.",
    );
  });

  test("leave the STOP line out once it was said", () => {
    expect(composeText(factsOf({ isFirst: false }), appointment)).not.toContain("STOP");
  });

  test("say it in Spanish for a Spanish-speaking business", () => {
    expect(composeText(factsOf({ language: "es" }), appointment)).toMatch(
      /^Rivera Plumbing: Su cita de Drain cleaning es el/,
    );
  });

  test("are nothing when the appointment is gone", () => {
    expect(composeText(factsOf(), null)).toBeNull();
    expect(composeText(factsOf({ kind: "cancel_notice" }), null)).toBeNull();
  });

  test.each(["confirmation", "reschedule_notice", "cancel_notice", "help", "opt_out_confirmation"] as const)(
    "begin with the business's name, whatever it is: %s",
    (kind) => {
      expect(composeText(factsOf({ kind }), appointment)).toMatch(/^Rivera Plumbing: /);
      expect(composeText(factsOf({ kind, language: "es" }), appointment)).toMatch(/^Rivera Plumbing: /);
    },
  );
});
