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
import { TheirsNotice } from "@/components/ui/theirs-notice";
import { type SharedForm, useSharedDraft } from "@/components/ui/use-shared-draft";
import type { CalendarChoices } from "@/lib/domain/calendar/calendar-choices";
import { changedLines } from "@/lib/domain/forms/changed-lines";

/** What became of a save; problems are named by their field. */
export type SavedChoices =
  | { outcome: "saved" | "changed_elsewhere" }
  | { outcome: "invalid"; problems: Record<string, string> };

export interface CalendarOption {
  id: string;
  title: string;
  isBusy: boolean;
  canWrite: boolean;
}

interface Props {
  calendars: CalendarOption[];
  saved: Omit<CalendarChoices, "busyIds">;
  revision: number;
  onSave: (
    baseRevision: number,
    choices: CalendarChoices,
  ) => Promise<{ ok: true; result: SavedChoices } | { ok: false; problem: string }>;
}

const changeOptions = [
  { value: "ask", label: "Ask me first" },
  { value: "apply", label: "Follow at once, and tell the customer" },
];

/** What can be written to. The present one may be gone or only be read by now; then another must be chosen. */
function targetsOf(calendars: CalendarOption[], targetId: string) {
  const targets = calendars.filter(({ canWrite }) => canWrite).map(({ id, title }) => ({ value: id, label: title }));
  const isThere = targets.some(({ value }) => value === targetId);
  return isThere ? targets : [{ value: targetId, label: "Choose a calendar" }, ...targets];
}

/** Which calendars count, where appointments go, and what happens to changes made there. */
export function SettingsForm({ calendars, saved, revision, onSave }: Props) {
  const busyIds = calendars.flatMap(({ id, isBusy }) => (isBusy ? [id] : [])).toSorted();
  const form = useSharedDraft<CalendarChoices>("calendar-choices", { value: { ...saved, busyIds }, revision });
  const { change, problems, said, isSaving, save } = useSaving(form, onSave);
  const { draft, theirs } = form;
  const targets = targetsOf(calendars, draft.targetId);
  const toggle = (id: string, isOn: boolean) => {
    const others = draft.busyIds.filter((one) => one !== id);
    change({ busyIds: (isOn ? [...others, id] : others).toSorted() });
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
          {theirs && !isSaving ? (
            <TheirsNotice
              lines={changedLines(names, nameChoices(form.base, calendars), nameChoices(theirs, calendars))}
              onTake={form.takeTheirs}
              onKeep={form.keepMine}
            />
          ) : said ? (
            <Notice tone={said.tone}>{said.words}</Notice>
          ) : null}
          <Button type="submit" variant="primary" aria-disabled={isSaving || theirs !== null} className="self-start">
            {isSaving ? "Saving" : "Save"}
          </Button>
        </form>
      </Card>
    </Section>
  );
}

const names = {
  busyIds: "Busy time",
  targetId: "Appointments are written to",
  onExternalChange: "Changes in Google",
  countsTentative: "Tentative events count",
};

/** The choices as people call them. */
function nameChoices(choices: CalendarChoices, calendars: CalendarOption[]) {
  const nameOf = (id: string) => calendars.find((one) => one.id === id)?.title ?? id;
  const what = changeOptions.find(({ value }) => value === choices.onExternalChange);
  return {
    ...choices,
    busyIds: choices.busyIds.map(nameOf),
    targetId: nameOf(choices.targetId),
    onExternalChange: what?.label ?? "",
  };
}

function useSaving(form: SharedForm<CalendarChoices>, onSave: Props["onSave"]) {
  const [problems, setProblems] = useState<Record<string, string>>({});
  const [said, setSaid] = useState<{ tone: "booked" | "missed" | "attention"; words: string } | null>(null);
  const [isSaving, start] = useTransition();
  const refuse = (found: Record<string, string>) => {
    setProblems(found);
    setSaid({ tone: "missed", words: found.busyIds ?? "Some fields need another look. Nothing was saved." });
  };
  const change = (part: Partial<CalendarChoices>) => {
    form.write(part);
    setSaid(null);
  };
  const save = (event: FormEvent) => {
    event.preventDefault();
    const sent = form.draft;
    start(async () => {
      const found = await findProblems(loadSchema, sent);
      if (found) return refuse(found);
      const done = await onSave(form.revision, sent).catch(lostButKept);
      if (!done.ok) return setSaid({ tone: "missed", words: done.problem });
      if (done.result.outcome === "invalid") return refuse(done.result.problems);
      setProblems({});
      if (done.result.outcome === "changed_elsewhere") return setSaid({ tone: "attention", words: elsewhere });
      form.settle(sent, sent);
      setSaid({ tone: "booked", words: "Saved. The calendars are read anew." });
    });
  };
  return { change, problems, said, isSaving, save };
}

const elsewhere = "Somebody else changed this meanwhile. Your choices are still here, not saved yet.";

const loadSchema = () =>
  import("@/lib/domain/calendar/calendar-choices").then(({ calendarChoices }) => calendarChoices);
