"use client";

import { type FormEvent, useState, useTransition } from "react";
import { CheckField } from "@/components/settings/inputs";
import { Button } from "@/components/ui/button";
import { Card, Section } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { findProblems } from "@/components/ui/find-problems";
import { lostButKept } from "@/components/ui/lost";
import { Select } from "@/components/ui/select";
import { Notice } from "@/components/ui/states";
import { useKeptState } from "@/components/ui/use-kept-state";
import type { CalendarChoices } from "@/lib/domain/calendar/calendar-choices";

/** What became of a save; problems are named by their field. */
export type SavedChoices = { outcome: "saved" } | { outcome: "invalid"; problems: Record<string, string> };

export interface CalendarOption {
  id: string;
  title: string;
  isBusy: boolean;
  canWrite: boolean;
}

interface Props {
  calendars: CalendarOption[];
  saved: Omit<CalendarChoices, "busyIds">;
  onSave: (choices: CalendarChoices) => Promise<{ ok: true; result: SavedChoices } | { ok: false; problem: string }>;
}

const changeOptions = [
  { value: "ask", label: "Ask me first" },
  { value: "apply", label: "Follow at once, and tell the customer" },
];

/** Which calendars count, where appointments go, and what happens to changes made there. */
export function SettingsForm({ calendars, saved, onSave }: Props) {
  const busyIds = calendars.filter(({ isBusy }) => isBusy).map(({ id }) => id);
  const { draft, change, problems, said, isSaving, save } = useSaving({ ...saved, busyIds }, onSave);
  const targets = calendars.filter(({ canWrite }) => canWrite).map(({ id, title }) => ({ value: id, label: title }));
  const toggle = (id: string, isOn: boolean) => {
    const others = draft.busyIds.filter((one) => one !== id);
    change({ busyIds: isOn ? [...others, id] : others });
  };
  return (
    <Section id="settings" title="What counts">
      <Card>
        <form onSubmit={save} noValidate className="flex flex-col gap-5 px-4 py-4 md:px-5">
          <fieldset>
            <legend className="mb-1.5 font-medium">Calendars whose events are busy time</legend>
            {calendars.map(({ id, title }) => (
              <CheckField
                key={id}
                label={title}
                value={draft.busyIds.includes(id)}
                onChange={(isOn) => toggle(id, isOn)}
              />
            ))}
          </fieldset>
          <Field name="targetId" label="Appointments are written to" error={problems.targetId}>
            <Select options={targets} value={draft.targetId} onChange={(targetId) => change({ targetId })} />
          </Field>
          <Field
            name="onExternalChange"
            label="When you move or delete an appointment in Google"
            error={problems.onExternalChange}
          >
            <Select
              options={changeOptions}
              value={draft.onExternalChange}
              onChange={(value) => change({ onExternalChange: value === "apply" ? "apply" : "ask" })}
            />
          </Field>
          <CheckField
            label="Tentative events are busy time too"
            value={draft.countsTentative}
            onChange={(countsTentative) => change({ countsTentative })}
          />
          {said ? <Notice tone={said.tone}>{said.words}</Notice> : null}
          <Button type="submit" variant="primary" aria-disabled={isSaving} className="self-start">
            {isSaving ? "Saving" : "Save"}
          </Button>
        </form>
      </Card>
    </Section>
  );
}

function useSaving(saved: CalendarChoices, onSave: Props["onSave"]) {
  const { value: draft, set, forget } = useKeptState("calendar-choices", saved);
  const [problems, setProblems] = useState<Record<string, string>>({});
  const [said, setSaid] = useState<{ tone: "booked" | "missed"; words: string } | null>(null);
  const [isSaving, start] = useTransition();
  const refuse = (found: Record<string, string>) => {
    setProblems(found);
    setSaid({ tone: "missed", words: found.busyIds ?? "Some fields need another look. Nothing was saved." });
  };
  const change = (part: Partial<CalendarChoices>) => {
    set({ ...draft, ...part });
    setSaid(null);
  };
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (isSaving) return;
    start(async () => {
      const found = await findProblems(loadSchema, draft);
      if (found) return refuse(found);
      const done = await onSave(draft).catch(lostButKept);
      if (!done.ok) return setSaid({ tone: "missed", words: done.problem });
      if (done.result.outcome === "invalid") return refuse(done.result.problems);
      setProblems({});
      forget(draft);
      setSaid({ tone: "booked", words: "Saved. The calendars are read anew." });
    });
  };
  return { draft, change, problems, said, isSaving, save };
}

const loadSchema = () =>
  import("@/lib/domain/calendar/calendar-choices").then(({ calendarChoices }) => calendarChoices);
