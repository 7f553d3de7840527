"use client";

import { useState } from "react";
import { formatPhone } from "@/components/format/phone";
import { Field, FieldInput } from "@/components/ui/field";
import { isSame } from "@/lib/domain/forms/shared-draft";

interface Props<Value> {
  name: string;
  label: string;
  value: Value;
  error?: string | undefined;
  hint?: string;
  onChange: (value: Value) => void;
}

/** A line of text, or several. */
export function TextField({
  type = "text",
  isLong = false,
  ...props
}: Props<string> & { type?: string; isLong?: boolean }) {
  return (
    <Field name={props.name} label={props.label} error={props.error} hint={props.hint}>
      <FieldInput
        type={type}
        value={props.value}
        onChange={(event) => props.onChange(event.target.value)}
        {...(isLong ? { render: <textarea rows={3} />, className: "h-auto py-2" } : {})}
      />
    </Field>
  );
}

/** What is typed is kept as typed, whatever it is read as, until the value is another than what was read. */
export function ReadField<Value>(
  props: Props<Value> & {
    write: (value: Value) => string;
    read: (text: string) => Value;
    inputMode?: "numeric" | "decimal";
    type?: "tel" | "url";
  },
) {
  const [typed, setTyped] = useState<string | null>(null);
  const read = typed === null ? null : props.read(typed);
  // As JSON, what is no number would be the same as nothing.
  const isTyped = typed !== null && (Array.isArray(read) ? isSame(read, props.value) : Object.is(read, props.value));
  return (
    <Field name={props.name} label={props.label} error={props.error} hint={props.hint}>
      <FieldInput
        type={props.type ?? "text"}
        inputMode={props.inputMode}
        value={isTyped ? typed : props.write(props.value)}
        onChange={(event) => {
          setTyped(event.target.value);
          props.onChange(props.read(event.target.value));
        }}
      />
    </Field>
  );
}

/** A phone number, shown as people write it; what is typed is passed on as typed, for the schema to read. */
export function PhoneField(props: Props<string>) {
  return <ReadField {...props} type="tel" write={(value) => (value ? formatPhone(value) : "")} read={(text) => text} />;
}

/** A whole number; anything else becomes NaN, which the schema refuses. */
export function NumberField(props: Props<number>) {
  return (
    <ReadField
      {...props}
      inputMode="numeric"
      write={(value) => (Number.isFinite(value) ? String(value) : "")}
      read={(text) => (/^\d+$/.test(text.trim()) ? Number(text) : Number.NaN)}
    />
  );
}

/** Dollars for people, cents for us; nothing means no price. */
export function PriceField(props: Props<number | null>) {
  return (
    <ReadField
      {...props}
      inputMode="decimal"
      write={(cents) => (cents === null || !Number.isFinite(cents) ? "" : (cents / 100).toFixed(2))}
      read={readCents}
    />
  );
}

function readCents(text: string): number | null {
  const tidy = text.replace(/[$,\s]/g, "");
  if (tidy === "") return null;
  return /^\d+(\.\d{1,2})?$/.test(tidy) ? Math.round(Number(tidy) * 100) : Number.NaN;
}

/** Words with commas between them; `tidy` says what list they make. */
export function WordsField({ tidy, ...props }: Props<string[]> & { tidy?: (words: string[]) => string[] }) {
  const read = (text: string) => (tidy ? tidy(splitWords(text)) : splitWords(text));
  return <ReadField {...props} write={(words) => words.join(", ")} read={read} />;
}

function splitWords(text: string): string[] {
  return text
    .split(/[,\n]/)
    .map((word) => word.trim())
    .filter((word) => word !== "");
}

/** Yes or no. */
export function CheckField({ label, value, onChange }: Pick<Props<boolean>, "label" | "value" | "onChange">) {
  return (
    <label className="flex min-h-control items-center gap-2.5">
      <input
        type="checkbox"
        checked={value}
        onChange={(event) => onChange(event.target.checked)}
        className="size-4.5 shrink-0 accent-brand"
      />
      {label}
    </label>
  );
}
