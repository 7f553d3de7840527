"use client";

import { useActionState } from "react";
import { Card, Section } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { Notice } from "@/components/ui/states";
import { SubmitButton } from "@/components/ui/submit-button";

/** What a form of this page answers. */
export interface SavedState {
  tone: "booked" | "missed";
  text: string;
}

export interface CalendarOption {
  id: string;
  title: string;
  isBusy: boolean;
  canWrite: boolean;
}

interface Props {
  calendars: CalendarOption[];
  targetId: string;
  onExternalChange: "ask" | "apply";
  countsTentative: boolean;
  onSave: (before: SavedState | null, form: FormData) => Promise<SavedState | null>;
}

const changeOptions = [
  { value: "ask", label: "Ask me first" },
  { value: "apply", label: "Follow at once, and tell the customer" },
];

/** Which calendars count, where appointments go, and what happens to changes made there. */
export function SettingsForm({ calendars, targetId, onExternalChange, countsTentative, onSave }: Props) {
  const [state, save] = useActionState(onSave, null);
  const targets = calendars.filter(({ canWrite }) => canWrite).map(({ id, title }) => ({ value: id, label: title }));
  return (
    <Section id="settings" title="What counts">
      <Card>
        <form action={save} className="flex flex-col gap-5 px-4 py-4 md:px-5">
          <fieldset>
            <legend className="mb-1.5 font-medium">Calendars whose events are busy time</legend>
            {calendars.map(({ id, title, isBusy }) => (
              <Check key={id} name="busy" value={id} label={title} isChecked={isBusy} />
            ))}
          </fieldset>
          <Field name="target" label="Appointments are written to">
            <Select name="target" options={targets} defaultValue={targetId} />
          </Field>
          <Field name="onExternalChange" label="When you move or delete an appointment in Google">
            <Select name="onExternalChange" options={changeOptions} defaultValue={onExternalChange} />
          </Field>
          <Check
            name="countsTentative"
            value="yes"
            label="Tentative events are busy time too"
            isChecked={countsTentative}
          />
          {state ? <Notice tone={state.tone}>{state.text}</Notice> : null}
          <SubmitButton busy="Saving" className="self-start">
            Save
          </SubmitButton>
        </form>
      </Card>
    </Section>
  );
}

function Check(props: { name: string; value: string; label: string; isChecked: boolean }) {
  return (
    <label className="flex min-h-10 items-center gap-3 md:min-h-8">
      <input
        type="checkbox"
        name={props.name}
        value={props.value}
        defaultChecked={props.isChecked}
        className="size-4.5 shrink-0 accent-brand"
      />
      <span className="min-w-0 wrap-anywhere">{props.label}</span>
    </label>
  );
}
