import type { ReactNode } from "react";
import { Body, Button, Container, Head, Heading, Html, Preview, Text } from "react-email";

export const mailInk = "#1c2321";
export const mailQuiet = "#5d6763";
const brand = "#0f5c57";

/** The sheet that mails to members are written on. */
export function MailFrame(props: { preview: string; heading: string; children: ReactNode }) {
  return (
    <Html lang="en">
      <Head />
      <Preview>{props.preview}</Preview>
      <Body
        style={{ backgroundColor: "#f6f5f2", fontFamily: "Helvetica, Arial, sans-serif", margin: 0, padding: "24px 0" }}
      >
        <Container style={{ backgroundColor: "#ffffff", borderRadius: 10, padding: 24, maxWidth: 520 }}>
          <Heading as="h1" style={{ color: mailInk, fontSize: 20, margin: "0 0 16px" }}>
            {props.heading}
          </Heading>
          {props.children}
        </Container>
      </Body>
    </Html>
  );
}

/** A line of a mail; quiet ones stand back. */
export function MailLine({ isQuiet = false, children }: { isQuiet?: boolean; children: ReactNode }) {
  const color = isQuiet ? mailQuiet : mailInk;
  return (
    <Text style={{ color, fontSize: isQuiet ? 14 : 15, lineHeight: "22px", margin: "0 0 8px", whiteSpace: "pre-line" }}>
      {children}
    </Text>
  );
}

/** The one thing to press. */
export function MailButton({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Button
      href={href}
      style={{
        backgroundColor: brand,
        borderRadius: 8,
        color: "#ffffff",
        fontSize: 15,
        margin: "12px 0 16px",
        padding: "10px 16px",
      }}
    >
      {children}
    </Button>
  );
}
