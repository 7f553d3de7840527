import { formatCents } from "@/lib/domain/money/spoken-price";
import type { DunningFacts, DunningNotice } from "@/lib/domain/money/subscription";
import { localMoment } from "@/lib/domain/time/local-moment";
import { spokenDate, spokenTime } from "@/lib/domain/time/spoken-moment";
import { MailButton, MailFrame, MailLine } from "./mail-frame";

interface DunningContent {
  heading: string;
  lines: string[];
  link: string;
}

/** Subject and words of a notice: what happened, what goes on, what comes next, and the way to pay. */
export function describeDunningMail(
  notice: DunningNotice,
  facts: DunningFacts,
  appUrl: string,
): DunningContent & { subject: string } {
  const { businessName, monthlyCents } = facts;
  const price = monthlyCents === null ? "" : ` of ${formatCents(monthlyCents)}`;
  const failed = `The payment${price} for the plan of ${businessName} failed on ${dayOf(facts.beganAt, facts.timeZone)}.`;
  const link = `${appUrl}/dashboard/billing`;
  return { ...words[notice](failed, momentOf(facts.pausesAt, facts.timeZone), businessName), link };
}

type Words = (failed: string, pause: string, name: string) => { subject: string; heading: string; lines: string[] };

const stillOn = "Until then everything goes on: calls are answered and booked, and texts are sent.";
const never = "Emergencies are passed on in any case, and your number stays yours.";

const words: Record<DunningNotice, Words> = {
  day_0: (failed, pause, name) => ({
    subject: `Your payment for ${name} failed`,
    heading: "The last payment failed",
    lines: [
      `${failed} Often the card has expired, or the bank asks you to confirm it. We try it again in the next days.`,
      `If it stays unpaid, bookings pause on ${pause}. ${stillOn}`,
    ],
  }),
  day_3: (failed, pause, name) => ({
    subject: `The plan of ${name} is still unpaid`,
    heading: "Your plan is still unpaid",
    lines: [`${failed} It could not be charged since.`, `If it stays unpaid, bookings pause on ${pause}. ${stillOn}`],
  }),
  day_7: (failed, pause, name) => ({
    subject: `Bookings for ${name} pause in a week`,
    heading: "This is the last notice before bookings pause",
    lines: [
      `${failed} It could not be charged since.`,
      `On ${pause} at the earliest your receptionist stops booking and texting, and takes messages instead. ${never}`,
    ],
  }),
  paused: (failed, _pause, name) => ({
    subject: `Bookings for ${name} are paused`,
    heading: "Bookings are paused",
    lines: [
      failed,
      `Your receptionist still answers, but takes messages instead of booking, and texts are held back. ${never}`,
      "Everything is back at the moment the payment arrives.",
    ],
  }),
};

function dayOf(instant: Date, timeZone: string): string {
  return spokenDate(localMoment(instant, timeZone).date, "en");
}

function momentOf(instant: Date, timeZone: string): string {
  return `${dayOf(instant, timeZone)} at ${spokenTime(localMoment(instant, timeZone).time, "en")}`;
}

/** The mail about an unpaid plan. */
export function DunningMailBody({ heading, lines, link }: DunningContent) {
  return (
    <MailFrame preview={lines[0] ?? heading} heading={heading}>
      {lines.map((line) => (
        <MailLine key={line}>{line}</MailLine>
      ))}
      <MailButton href={link}>Pay or change the card</MailButton>
      <MailLine isQuiet>
        You get this mail because you own the account. If you have paid in the last hours, nothing is left to do.
      </MailLine>
    </MailFrame>
  );
}
