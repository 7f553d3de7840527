import { Body, Button, Container, Head, Heading, Hr, Html, Preview, Text } from "react-email";
import { hrefOf } from "@/lib/domain/notifications/rows";
import { spokenInstant } from "@/lib/domain/time/local-moment";
import type { OwnerMail } from "@/lib/ports";

const titles = { booked: "New booking", rescheduled: "Appointment moved", cancelled: "Appointment cancelled" } as const;

const ink = "#1c2321";
const quiet = "#5d6763";
const brand = "#0f5c57";

interface Fact {
  label: string;
  value: string | null;
}

/** Subject, facts and link of a mail, the same in HTML and in plain text. */
export function describeOwnerMail(mail: OwnerMail, appUrl: string) {
  if (mail.kind === "message") {
    const { title, body, isUrgent, kind, callId } = mail.notification;
    const subject = isUrgent ? `Urgent: ${title}` : title;
    const link = `${appUrl}${hrefOf({ kind, callId, appointmentId: null }) ?? "/dashboard"}`;
    return { subject, heading: subject, facts: [{ label: "Message", value: body }], link };
  }
  const { appointment } = mail;
  const when = spokenInstant(appointment.startsAt, appointment.timeZone, "en");
  const facts: Fact[] = [
    { label: "Customer", value: appointment.customerName },
    { label: "Phone", value: appointment.customerPhone },
    { label: "When", value: `${when} (${appointment.timeZone})` },
    { label: "Service", value: appointment.service },
    { label: "With", value: appointment.resource },
    { label: "Address", value: appointment.address },
    { label: "Notes", value: appointment.notes },
    { label: "Reference", value: appointment.reference },
  ];
  const subject = `${titles[mail.kind]}: ${appointment.customerName}, ${when}`;
  return { subject, heading: titles[mail.kind], facts, link: callLink(appUrl, appointment.callId) };
}

function callLink(appUrl: string, callId: string | null): string {
  return callId ? `${appUrl}/dashboard/calls/${callId}` : `${appUrl}/dashboard`;
}

/** The one layout of owners' mails: a heading, facts, one button. */
export function OwnerMailBody({ heading, facts, link }: { heading: string; facts: Fact[]; link: string }) {
  return (
    <Html lang="en">
      <Head />
      <Preview>
        {facts
          .map(({ value }) => value)
          .filter(Boolean)
          .slice(0, 3)
          .join(", ")}
      </Preview>
      <Body
        style={{ backgroundColor: "#f6f5f2", fontFamily: "Helvetica, Arial, sans-serif", margin: 0, padding: "24px 0" }}
      >
        <Container style={{ backgroundColor: "#ffffff", borderRadius: 10, padding: 24, maxWidth: 520 }}>
          <Heading as="h1" style={{ color: ink, fontSize: 20, margin: "0 0 16px" }}>
            {heading}
          </Heading>
          {facts
            .filter(({ value }) => value)
            .map(({ label, value }) => (
              <Text
                key={label}
                style={{ color: ink, fontSize: 15, lineHeight: "22px", margin: "0 0 8px", whiteSpace: "pre-line" }}
              >
                <span style={{ color: quiet }}>{label}: </span>
                {value}
              </Text>
            ))}
          <Hr style={{ borderColor: "#e6e4de", margin: "20px 0" }} />
          <Button
            href={link}
            style={{ backgroundColor: brand, borderRadius: 8, color: "#ffffff", fontSize: 15, padding: "10px 16px" }}
          >
            Open in CloudGreet
          </Button>
        </Container>
      </Body>
    </Html>
  );
}
