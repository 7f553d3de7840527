"use client";

import { type FormEvent, useState, useTransition } from "react";
import { TextField } from "@/components/settings/inputs";
import { Button } from "@/components/ui/button";
import { findProblems } from "@/components/ui/find-problems";
import { lostButKept } from "@/components/ui/lost";
import { Notice } from "@/components/ui/states";
import { TheirsNotice } from "@/components/ui/theirs-notice";
import { type SharedForm, useSharedDraft } from "@/components/ui/use-shared-draft";
import type { CallNote } from "@/lib/domain/customers/reads";
import { changedLines } from "@/lib/domain/forms/changed-lines";

export interface NoteFormProps {
  callId: string;
  note: CallNote;
  canWrite: boolean;
  onSave: (
    baseRevision: number,
    words: string,
    tags: string[],
  ) => Promise<{ ok: true; result: string } | { ok: false; problem: string }>;
}

/** Tags as they are typed, with commas between them. */
interface Written {
  words: string;
  tags: string;
}

/** The note and the tags of a call. Nothing written is lost when saving fails or somebody else was faster. */
export function NoteForm({ callId, note, canWrite, onSave }: NoteFormProps) {
  const saved = { words: note.words, tags: note.tags.join(", ") };
  const form = useSharedDraft<Written>(`call-note:${callId}`, { value: saved, revision: note.revision });
  const { problems, said, isSaving, save, touch } = useSaving(form, onSave);
  const { draft, theirs } = form;
  const change = (part: Partial<Written>) => {
    form.write(part);
    touch();
  };
  return (
    <form onSubmit={save} noValidate>
      <fieldset disabled={!canWrite} className="flex min-w-0 flex-col gap-3">
        <legend className="sr-only">Note about the call</legend>
        <TextField
          name="note"
          label="Note"
          isLong
          value={draft.words}
          error={problems.words}
          onChange={(words) => change({ words })}
        />
        <TextField
          name="tags"
          label="Tags"
          value={draft.tags}
          error={Object.entries(problems).find(([path]) => path.startsWith("tags"))?.[1]}
          hint="Separate them with commas."
          onChange={(tags) => change({ tags })}
        />
        {theirs && !isSaving ? (
          <TheirsNotice
            lines={changedLines({ words: "Note", tags: "Tags" }, form.base, theirs)}
            onTake={form.takeTheirs}
            onKeep={form.keepMine}
          />
        ) : said ? (
          <Notice tone={said.isKept ? "booked" : "missed"}>{said.words}</Notice>
        ) : null}
        {canWrite ? (
          <Button type="submit" aria-disabled={isSaving || theirs !== null} className="self-start">
            {isSaving ? "Saving" : "Save note"}
          </Button>
        ) : null}
      </fieldset>
    </form>
  );
}

const elsewhere = "Somebody else wrote here meanwhile. What you wrote is still here, not saved yet.";

/** Sends what is written, once it fits the schema that the server has too. */
function useSaving(form: SharedForm<Written>, onSave: NoteFormProps["onSave"]) {
  const [problems, setProblems] = useState<Record<string, string>>({});
  const [said, setSaid] = useState<{ isKept: boolean; words: string } | null>(null);
  const [isSaving, start] = useTransition();
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (form.theirs || isSaving) return;
    const sent = form.draft;
    start(async () => {
      const note = { words: sent.words.trim(), tags: split(sent.tags) };
      const found = await findProblems(loadSchema, note);
      setProblems(found ?? {});
      if (found) return setSaid(null);
      const done = await onSave(form.revision, note.words, note.tags).catch(lostButKept);
      if (!done.ok) return setSaid({ isKept: false, words: done.problem });
      if (done.result === "changed_elsewhere") return setSaid({ isKept: false, words: elsewhere });
      form.settle(sent, { words: note.words, tags: [...new Set(note.tags)].join(", ") });
      setSaid({ isKept: true, words: "Saved." });
    });
  };
  return { problems, said, isSaving, save, touch: () => setSaid(null) };
}

const split = (tags: string) =>
  tags
    .split(",")
    .map((tag) => tag.trim())
    .filter(Boolean);

const loadSchema = () => import("@/lib/domain/customers/call-note").then(({ callNote }) => callNote);
