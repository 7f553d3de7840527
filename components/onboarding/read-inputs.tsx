"use client";

import { useState } from "react";
import { formatPhone } from "@/components/format/phone";
import { TextField } from "@/components/settings/inputs";

interface Props {
  name: string;
  label: string;
  value: string | null;
  error?: string | undefined;
  hint?: string;
  onChange: (value: string | null) => void;
}

/** What is typed stays as it is typed, whatever it is read as. */
function Read(props: Props & { type: string; write: (value: string) => string; read: (text: string) => string }) {
  const { write, read, onChange, value, ...field } = props;
  const [text, setText] = useState(() => (value === null ? "" : write(value)));
  return (
    <TextField
      {...field}
      value={text}
      onChange={(typed) => {
        setText(typed);
        onChange(typed.trim() === "" ? null : read(typed.trim()));
      }}
    />
  );
}

/** A number of North America in E.164; what is none is passed on as typed, for the schema to refuse. */
export function PhoneField(props: Props) {
  return <Read {...props} type="tel" write={formatPhone} read={readPhone} />;
}

/** An address of the web; "https://" may be left out. */
export function WebsiteField(props: Props) {
  return <Read {...props} type="url" write={(value) => value} read={readWebsite} />;
}

function readPhone(text: string): string {
  const digits = text.replace(/[^\d]/g, "").replace(/^1(?=\d{10}$)/, "");
  return /^\d{10}$/.test(digits) ? `+1${digits}` : text;
}

function readWebsite(text: string): string {
  return /^[a-z]+:\/\//i.test(text) || !text.includes(".") ? text : `https://${text}`;
}
