import { Body, Container, Head, Heading, Html, Img, Preview, Section, Text } from "react-email";
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
const logoBox = { width: 200, height: 48 };

interface CustomerMailContent {
  subject: string;
  heading: string;
  businessName: string;
  language: "en" | "es";
  facts: { label: string; value: string }[];
  footer: string | null;
  accent: string | null;
  /** Pixels, of the picture that travels with the mail as "logo". */
  logo: { width: number; height: number } | null;
}

/** Subject and facts of a mail to a customer, in the language of the business and on its clock. */
export function describeCustomerMail({ kind, appointment, brand }: CustomerMail): CustomerMailContent {
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
    accent: brand.accent,
    logo: brand.logo && fitted(brand.logo),
  };
}

/** As large as fits into the box, never larger than it is. */
function fitted({ width, height }: { width: number; height: number }): { width: number; height: number } {
  const share = Math.min(1, logoBox.width / width, logoBox.height / height);
  return { width: Math.round(width * share), height: Math.round(height * share) };
}

/** Who writes: the logo, and the name, in white on the colour of the business where it has one. */
function Letterhead({ businessName, accent, logo }: Pick<CustomerMailContent, "businessName" | "accent" | "logo">) {
  return (
    <>
      {logo ? <Img src="cid:logo" alt={businessName} {...logo} style={{ margin: "0 0 12px" }} /> : null}
      {accent ? (
        <Section style={{ backgroundColor: accent, borderRadius: 8, margin: "0 0 16px", padding: "10px 14px" }}>
          <Text style={{ color: "#ffffff", fontSize: 15, fontWeight: 600, margin: 0 }}>{businessName}</Text>
        </Section>
      ) : (
        <Text style={{ color: quiet, fontSize: 14, margin: "0 0 4px" }}>{businessName}</Text>
      )}
    </>
  );
}

/** The one layout of customers' mails: who writes, what, when. No links to follow, nothing to sign in to. */
export function CustomerMailBody(content: Omit<CustomerMailContent, "subject">) {
  const { heading, language, facts, footer } = content;
  return (
    <Html lang={language}>
      <Head />
      <Preview>{facts.map(({ value }) => value).join(", ")}</Preview>
      <Body
        style={{ backgroundColor: "#f6f5f2", fontFamily: "Helvetica, Arial, sans-serif", margin: 0, padding: "24px 0" }}
      >
        <Container style={{ backgroundColor: "#ffffff", borderRadius: 10, padding: 24, maxWidth: 520 }}>
          <Letterhead {...content} />
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
