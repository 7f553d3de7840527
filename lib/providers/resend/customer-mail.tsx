import { Body, Container, Head, Heading, Html, Preview, Text } from "react-email";
import { spokenInstant } from "@/lib/domain/time/local-moment";
import type { CustomerMail } from "@/lib/ports";

const titles = {
  en: {
    booked: "You are booked",
    rescheduled: "Your appointment was moved",
    cancelled: "Your appointment is cancelled",
  },
  es: { booked: "Su cita está confirmada", rescheduled: "Su cita cambió", cancelled: "Su cita está cancelada" },
} as const;
const labels = {
  en: { when: "When", service: "Service", where: "Address", reference: "Reference", call: "Questions? Call" },
  es: {
    when: "Cuándo",
    service: "Servicio",
    where: "Dirección",
    reference: "Referencia",
    call: "¿Preguntas? Llame al",
  },
} as const;

const ink = "#1c2321";
const quiet = "#5d6763";

interface CustomerMailContent {
  subject: string;
  heading: string;
  businessName: string;
  language: "en" | "es";
  facts: { label: string; value: string }[];
  footer: string | null;
}

/** Subject and facts of a mail to a customer, in the language of the business and on its clock. */
export function describeCustomerMail({ kind, appointment }: CustomerMail): CustomerMailContent {
  const { language, businessName } = appointment;
  const words = labels[language];
  const when = spokenInstant(appointment.startsAt, appointment.timeZone, language);
  const phone = appointment.businessPhone ?? appointment.lineNumber;
  const heading = titles[language][kind];
  return {
    subject: `${businessName}: ${heading}, ${when}`,
    heading,
    businessName,
    language,
    facts: [
      { label: words.when, value: when },
      { label: words.service, value: appointment.service },
      ...(appointment.address ? [{ label: words.where, value: appointment.address }] : []),
      { label: words.reference, value: appointment.reference },
    ],
    footer: phone ? `${words.call} ${phone}.` : null,
  };
}

/** The one layout of customers' mails: who writes, what, when. No links to follow, nothing to sign in to. */
export function CustomerMailBody({ heading, businessName, language, facts, footer }: CustomerMailContent) {
  return (
    <Html lang={language}>
      <Head />
      <Preview>{facts.map(({ value }) => value).join(", ")}</Preview>
      <Body
        style={{ backgroundColor: "#f6f5f2", fontFamily: "Helvetica, Arial, sans-serif", margin: 0, padding: "24px 0" }}
      >
        <Container style={{ backgroundColor: "#ffffff", borderRadius: 10, padding: 24, maxWidth: 520 }}>
          <Text style={{ color: quiet, fontSize: 14, margin: "0 0 4px" }}>{businessName}</Text>
          <Heading as="h1" style={{ color: ink, fontSize: 20, margin: "0 0 16px" }}>
            {heading}
          </Heading>
          {facts.map(({ label, value }) => (
            <Text key={label} style={{ color: ink, fontSize: 15, lineHeight: "22px", margin: "0 0 8px" }}>
              <span style={{ color: quiet }}>{label}: </span>
              {value}
            </Text>
          ))}
          {footer ? <Text style={{ color: quiet, fontSize: 14, margin: "16px 0 0" }}>{footer}</Text> : null}
        </Container>
      </Body>
    </Html>
  );
}
