import { describe, expect, test } from "vitest";
import { isQuietDay } from "@/lib/domain/notifications/digest";
import { quietUntil } from "@/lib/domain/notifications/quiet-until";
import { hrefOf } from "@/lib/domain/notifications/rows";
import { describeDigestMail } from "@/lib/providers/resend/digest-mail";

const zone = "America/New_York";
const quiet = (at: string, from: string, to: string) => quietUntil(new Date(at), zone, from, to)?.toISOString() ?? null;

describe("quiet hours", () => {
  test("last within a day, the end excluded", () => {
    expect(quiet("2026-11-23T17:00:00Z", "12:00", "13:00")).toBe("2026-11-23T18:00:00.000Z");
    expect(quiet("2026-11-23T18:00:00Z", "12:00", "13:00")).toBeNull();
    expect(quiet("2026-11-23T16:59:59Z", "12:00", "13:00")).toBeNull();
  });

  test("go over midnight", () => {
    expect(quiet("2026-11-24T03:00:00Z", "21:00", "07:00")).toBe("2026-11-24T12:00:00.000Z");
    expect(quiet("2026-11-24T11:00:00Z", "21:00", "07:00")).toBe("2026-11-24T12:00:00.000Z");
  });

  test("end later or earlier when the clocks change meanwhile", () => {
    expect(quiet("2026-03-08T03:00:00Z", "21:00", "07:00")).toBe("2026-03-08T11:00:00.000Z");
    expect(quiet("2026-11-01T02:00:00Z", "21:00", "07:00")).toBe("2026-11-01T12:00:00.000Z");
    expect(quiet("2026-03-08T06:00:00Z", "21:00", "02:30")).toBe("2026-03-08T07:30:00.000Z");
  });

  test("that nobody chose are none", () => {
    expect(quietUntil(new Date(), zone, null, null)).toBeNull();
    expect(quietUntil(new Date(), zone, "07:00", "07:00")).toBeNull();
  });
});

const digest = {
  businessName: "Rivera Plumbing",
  timeZone: zone,
  day: "2026-11-22",
  answered: 0,
  booked: 0,
  missed: 0,
  afterHours: 0,
  valueCents: 0,
  unpricedCount: 0,
  attention: [],
  attentionCount: 0,
  today: [],
};
const mail = (part: object = {}) => describeDigestMail({ ...digest, ...part }, "https://app.example.com", "token");

describe("the morning mail", () => {
  test("is one line when nothing happened", () => {
    expect(isQuietDay(digest)).toBe(true);
    expect(mail()).toMatchObject({
      subject: "Rivera Plumbing: Sunday, November 22",
      figures: ["Nothing happened, and nothing waits for you."],
      today: [],
      attention: [],
      stopLink: "https://app.example.com/digest/stop/token",
    });
  });

  test("says what is known, and how much has no price", () => {
    const figures = { answered: 1, afterHours: 1, booked: 2, valueCents: 14_900, unpricedCount: 1, missed: 3 };
    expect(mail(figures).figures).toEqual([
      "1 call answered, 1 outside your hours",
      "2 appointments booked, worth $149.00 (1 without a price)",
      "3 calls missed",
    ]);
  });

  test("shows today on the business's clock, and what waits", () => {
    const startsAt = new Date("2026-11-23T14:00:00Z");
    const { today, attention, moreAttentionCount } = mail({
      today: [{ startsAt, service: "Drain cleaning", customerName: "Jenny Park" }],
      attention: [{ title: "Message from Ann", detail: "Call me\nsoon", isUrgent: true }],
      attentionCount: 3,
    });
    expect(today[0]?.replace("\u202f", " ")).toBe("9:00 AM Jenny Park, Drain cleaning");
    expect(attention).toEqual(["Urgent: Message from Ann · Call me"]);
    expect(moreAttentionCount).toBe(2);
  });
});

test("a notification leads to what it is about", () => {
  const none = { callId: null, appointmentId: null };
  expect(hrefOf({ ...none, kind: "missed", callId: "c" })).toBe("/dashboard/calls/c");
  expect(hrefOf({ ...none, kind: "cancelled", callId: "c", appointmentId: "a" })).toBe("/dashboard/calendar/a");
  expect(hrefOf({ ...none, kind: "calendar_disconnected" })).toBe("/dashboard/calendar-settings");
  expect(hrefOf({ ...none, kind: "text" })).toBe("/dashboard/messages");
  expect(hrefOf({ ...none, kind: "payment_failed" })).toBe("/dashboard/billing");
  expect(hrefOf({ ...none, kind: "service_restored" })).toBe("/dashboard/billing");
  expect(hrefOf({ ...none, kind: "launched" })).toBeNull();
  expect(hrefOf({ ...none, kind: "launch_failed" })).toBe("/onboarding/launch");
});
