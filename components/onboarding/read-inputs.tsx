"use client";

import { formatPhone } from "@/components/format/phone";
import { ReadField } from "@/components/settings/inputs";

interface Props {
  name: string;
  label: string;
  value: string | null;
  error?: string | undefined;
  hint?: string;
  onChange: (value: string | null) => void;
}

/** A number of North America in E.164; what is none is passed on as typed, for the schema to refuse. */
export function PhoneField(props: Props) {
  return <ReadField {...props} type="tel" write={(number) => (number ? formatPhone(number) : "")} read={readPhone} />;
}

/** An address of the web; "https://" may be left out. */
export function WebsiteField(props: Props) {
  return <ReadField {...props} type="url" write={(value) => value ?? ""} read={readWebsite} />;
}

function readPhone(text: string): string | null {
  const digits = text.replace(/[^\d]/g, "").replace(/^1(?=\d{10}$)/, "");
  return /^\d{10}$/.test(digits) ? `+1${digits}` : text.trim() || null;
}

function readWebsite(typed: string): string | null {
  const text = typed.trim();
  if (text === "") return null;
  return /^[a-z]+:\/\//i.test(text) || !text.includes(".") ? text : `https://${text}`;
}
