"use client";

import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { trades } from "@/lib/domain/member/trades";
import type { SettingValues } from "@/lib/domain/settings/sections";
import { CheckField, NumberField, PhoneField, TextField } from "./inputs";
import { SettingCard } from "./setting-card";
import { type EditorProps, useSettingForm } from "./use-setting-form";

const tradeOptions = Object.entries(trades).map(([value, label]) => ({ value, label }));
const languageOptions = [
  { value: "en", label: "English" },
  { value: "es", label: "Spanish" },
];

/** What callers are told of the business itself. */
export function ProfileEditor(props: EditorProps<"profile">) {
  const form = useSettingForm("profile", props);
  const { draft, problems } = form;
  const set = (part: Partial<SettingValues["profile"]>) => form.write({ ...draft, ...part });
  const text = (name: "name" | "phone" | "email" | "website" | "address" | "description") => ({
    name,
    value: draft[name],
    error: problems[name],
    onChange: (value: string) => set({ [name]: value }),
  });
  return (
    <SettingCard form={form} canWrite={props.canWrite}>
      <div className="grid gap-4 px-4 py-5 md:grid-cols-2 md:px-5">
        <TextField label="Name" {...text("name")} />
        <Field name="trade" label="Trade" error={problems.trade}>
          <Select
            options={tradeOptions}
            value={draft.trade}
            onChange={(trade) => set({ trade: trade as typeof draft.trade })}
          />
        </Field>
        <PhoneField label="Phone" hint="Your own phone, not the receptionist's line." {...text("phone")} />
        <TextField label="Email" type="email" {...text("email")} />
        <TextField label="Website" {...text("website")} />
        <Field name="language" label="Language" error={problems.language}>
          <Select
            options={languageOptions}
            value={draft.language}
            onChange={(language) => set({ language: language as typeof draft.language })}
          />
        </Field>
        <div className="md:col-span-2">
          <TextField label="Address" {...text("address")} />
        </div>
        <div className="md:col-span-2">
          <TextField label="Description" isLong hint="What you do, in your own words." {...text("description")} />
        </div>
      </div>
    </SettingCard>
  );
}

/** The rules that every booking keeps to. */
export function BookingEditor(props: EditorProps<"booking">) {
  const form = useSettingForm("booking", props);
  const { draft, problems } = form;
  const number = (name: "leadMinutes" | "stepMinutes" | "horizonDays" | "cancelGraceMinutes") => ({
    name,
    value: draft[name],
    error: problems[name],
    onChange: (value: number) => form.write({ ...draft, [name]: value }),
  });
  return (
    <SettingCard form={form} canWrite={props.canWrite}>
      <div className="grid gap-4 px-4 py-5 md:grid-cols-2 md:px-5">
        <NumberField label="Minutes of notice" hint="No booking begins sooner." {...number("leadMinutes")} />
        <NumberField label="Minutes between start times" {...number("stepMinutes")} />
        <NumberField label="Days ahead" hint="No booking is made further out." {...number("horizonDays")} />
        <NumberField
          label="Minutes to cancel for free"
          hint="After the booking; no fee is charged until then."
          {...number("cancelGraceMinutes")}
        />
        <CheckField
          label="Ask every caller for an address"
          value={draft.needsAddress}
          onChange={(needsAddress) => form.write({ ...draft, needsAddress })}
        />
      </div>
    </SettingCard>
  );
}
