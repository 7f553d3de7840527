"use client";

import { type FormEvent, useState, useTransition } from "react";
import { zoneName } from "@/components/format/moment";
import { TextField } from "@/components/settings/inputs";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { findProblems } from "@/components/ui/find-problems";
import { lostButKept } from "@/components/ui/lost";
import { Select } from "@/components/ui/select";
import { Notice } from "@/components/ui/states";
import { useKeptState } from "@/components/ui/use-kept-state";
import type { Choices } from "@/lib/domain/notifications/groups";
import { GroupTable } from "./group-table";

type Saved =
  | {
      ok: true;
      result: { outcome: "saved"; choices: Choices } | { outcome: "invalid"; problems: Record<string, string> };
    }
  | { ok: false; problem: string };

interface Props {
  saved: Choices;
  timeZone: string;
  onSave: (value: Choices) => Promise<Saved>;
}

const hourOptions = [
  { value: "-1", label: "No morning mail" },
  ...Array.from({ length: 24 }, (_, hour) => ({
    value: String(hour),
    label: `${hour % 12 || 12}:00 ${hour < 12 ? "AM" : "PM"}`,
  })),
];

/** What one member wants to be told: a table of groups and ways, quiet hours, the morning mail. */
export function ChoicesForm({ saved, timeZone, onSave }: Props) {
  const { value: draft, set, settle } = useKeptState("notifications", saved);
  const [problems, setProblems] = useState<Record<string, string>>({});
  const [note, setNote] = useState<{ tone: "booked" | "missed"; text: string } | null>(null);
  const [isBusy, start] = useTransition();
  const change = (part: Partial<Choices>) => {
    set({ ...draft, ...part });
    setNote(null);
  };
  const refuse = (found: Record<string, string>) => {
    setProblems(found);
    setNote({ tone: "missed", text: found.text ?? "Some fields need another look. Nothing was saved." });
  };
  const send = (event: FormEvent) => {
    event.preventDefault();
    start(async () => {
      const found = await findProblems(loadSchema, draft);
      if (found) return refuse(found);
      const done = await onSave(draft).catch(lostButKept);
      if (!done.ok) return setNote({ tone: "missed", text: done.problem });
      if (done.result.outcome === "invalid") return refuse(done.result.problems);
      setProblems({});
      settle(draft, done.result.choices);
      setNote({ tone: "booked", text: "Saved." });
    });
  };
  const field = (name: "quietFrom" | "quietTo") => ({
    name,
    value: draft[name],
    error: problems[name],
    onChange: (value: string) => change({ [name]: value }),
  });
  return (
    <Card>
      <form onSubmit={send} noValidate>
        <GroupTable choices={draft} onChange={change} />
        <div className="grid gap-4 border-t px-4 py-5 md:grid-cols-2 md:px-5">
          <Field name="digestHour" label="Morning mail" hint="What happened yesterday, and what today brings.">
            <Select
              name="digestHour"
              options={hourOptions}
              value={String(draft.digestHour)}
              onChange={(hour) => change({ digestHour: Number(hour) })}
            />
          </Field>
          <div className="hidden md:block" />
          <TextField {...field("quietFrom")} label="Quiet from" type="time" hint="Leave both empty for none." />
          <TextField {...field("quietTo")} label="Quiet until" type="time" hint="What is urgent comes at any hour." />
          <p className="text-ink-faint text-note md:col-span-2">
            Times are {zoneName(timeZone, new Date())}, the clock of the business.
          </p>
        </div>
        <div className="flex flex-wrap items-center gap-3 border-t px-4 py-3 md:px-5">
          <Button type="submit" variant="primary" aria-disabled={isBusy}>
            {isBusy ? "Saving" : "Save"}
          </Button>
          {note ? <Notice tone={note.tone}>{note.text}</Notice> : null}
        </div>
      </form>
    </Card>
  );
}

const loadSchema = () => import("@/lib/domain/notifications/choices").then(({ choicesSchema }) => choicesSchema);
