import { Link } from "react-email";
import { type Digest, isQuietDay } from "@/lib/domain/notifications/digest";
import { MailButton, MailFrame, MailLine, mailQuiet } from "./mail-frame";

interface DigestContent {
  heading: string;
  preview: string;
  figures: string[];
  today: string[];
  attention: string[];
  moreAttentionCount: number;
  homeLink: string;
  settingsLink: string;
  stopLink: string;
}

/** Subject and lines of a morning's mail. A day on which nothing happened is one line. */
export function describeDigestMail(
  digest: Digest,
  appUrl: string,
  stopToken: string,
): DigestContent & { subject: string } {
  const { businessName, attention, attentionCount } = digest;
  const day = sayDay(digest.day);
  const figures = isQuietDay(digest) ? ["Nothing happened, and nothing waits for you."] : figureLines(digest);
  return {
    subject: `${businessName}: ${day}`,
    heading: day,
    preview: figures.join(", "),
    figures,
    today: digest.today.map(
      ({ startsAt, service, customerName }) => `${sayTime(startsAt, digest.timeZone)} ${customerName}, ${service}`,
    ),
    attention: attention.map(({ title, detail, isUrgent }) =>
      [isUrgent ? `Urgent: ${title}` : title, detail?.split("\n")[0]].filter(Boolean).join(" · "),
    ),
    moreAttentionCount: Math.max(0, attentionCount - attention.length),
    homeLink: `${appUrl}/dashboard`,
    settingsLink: `${appUrl}/dashboard/settings/notifications`,
    stopLink: `${appUrl}/digest/stop/${stopToken}`,
  };
}

function figureLines({ answered, booked, missed, afterHours, valueCents, unpricedCount }: Digest): string[] {
  const price = valueCents > 0 ? `, worth ${sayDollars(valueCents)}` : "";
  const unknown = unpricedCount > 0 ? ` (${unpricedCount} without a price)` : "";
  return [
    `${count(answered, "call")} answered${afterHours > 0 ? `, ${afterHours} outside your hours` : ""}`,
    `${count(booked, "appointment")} booked${price}${unknown}`,
    ...(missed > 0 ? [`${count(missed, "call")} missed`] : []),
  ];
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

function sayDollars(cents: number): string {
  return new Intl.NumberFormat("en-US", { style: "currency", currency: "USD" }).format(cents / 100);
}

function sayDay(date: string): string {
  const format = new Intl.DateTimeFormat("en-US", { weekday: "long", month: "long", day: "numeric", timeZone: "UTC" });
  return format.format(new Date(`${date}T12:00:00Z`));
}

function sayTime(at: Date, timeZone: string): string {
  return new Intl.DateTimeFormat("en-US", { hour: "numeric", minute: "2-digit", timeZone }).format(at);
}

/** The mail of a morning: yesterday, today, what waits. */
export function DigestMailBody(content: DigestContent) {
  const { heading, preview, figures, today, attention, moreAttentionCount } = content;
  return (
    <MailFrame preview={preview} heading={heading}>
      <Lines lines={figures} />
      {today.length > 0 ? <Part title="Today" lines={today} /> : null}
      {attention.length > 0 ? <Part title="Waiting for you" lines={attention} /> : null}
      {moreAttentionCount > 0 ? <MailLine>And {moreAttentionCount} more.</MailLine> : null}
      <MailButton href={content.homeLink}>Open in CloudGreet</MailButton>
      <MailLine isQuiet>
        You get this each morning.{" "}
        <Link href={content.settingsLink} style={{ color: mailQuiet, textDecoration: "underline" }}>
          Change the hour
        </Link>{" "}
        or{" "}
        <Link href={content.stopLink} style={{ color: mailQuiet, textDecoration: "underline" }}>
          stop these mails
        </Link>
        .
      </MailLine>
    </MailFrame>
  );
}

function Part({ title, lines }: { title: string; lines: string[] }) {
  return (
    <>
      <MailLine isQuiet>{title}</MailLine>
      <Lines lines={lines} />
    </>
  );
}

function Lines({ lines }: { lines: string[] }) {
  return <MailLine>{lines.join("\n")}</MailLine>;
}
