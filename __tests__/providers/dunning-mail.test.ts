import { render } from "react-email";
import { expect, test } from "vitest";
import { dunningNotices } from "@/lib/domain/money/subscription";
import { DunningMailBody, describeDunningMail } from "@/lib/providers/resend/dunning-mail";

const facts = {
  businessName: "Rivera Plumbing",
  timeZone: "America/Denver",
  beganAt: new Date("2026-11-23T22:30:00Z"),
  pausesAt: new Date("2026-12-08T16:00:00Z"),
  monthlyCents: 20_000,
};

test.each(dunningNotices)("the notice %s says what failed and when, and leads to the payment", async (notice) => {
  const { subject, ...content } = describeDunningMail(notice, facts, "https://app.example.com");

  const text = await render(DunningMailBody(content), { plainText: true });

  expect(subject).toContain("Rivera Plumbing");
  expect(text).toContain("The payment of $200 for the plan of Rivera Plumbing failed on Monday, November 23.");
  expect(text).toContain("https://app.example.com/dashboard/billing");
});

test("every notice before the pause names the day and hour of it, and that emergencies go on", () => {
  for (const notice of ["day_0", "day_3", "day_7"] as const) {
    const words = describeDunningMail(notice, facts, "").lines.join(" ");
    expect(words).toContain("Tuesday, December 8 at 9:00 AM");
  }
  for (const notice of ["day_7", "paused"] as const) {
    expect(describeDunningMail(notice, facts, "").lines.join(" ")).toContain("Emergencies are passed on in any case");
  }
});

test("the four subjects differ, so that a mail program does not fold them", () => {
  const subjects = dunningNotices.map((notice) => describeDunningMail(notice, facts, "").subject);

  expect(new Set(subjects).size).toBe(4);
});
