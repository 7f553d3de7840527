"use client";

import { LoaderCircle } from "lucide-react";
import { type FormEvent, useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { lostButKept } from "@/components/ui/lost";
import { Select } from "@/components/ui/select";
import { Notice } from "@/components/ui/states";
import { TheirsNotice } from "@/components/ui/theirs-notice";
import { useSharedDraft } from "@/components/ui/use-shared-draft";
import { changedLines } from "@/lib/domain/forms/changed-lines";
import { type Clocks, clockChoices, sayClock } from "@/lib/domain/privacy/retention";

interface Props {
  clocks: Clocks;
  revision: number;
  isOwner: boolean;
  isHeld: boolean;
  onSave: (
    baseRevision: number,
    clocks: Clocks,
  ) => Promise<{ ok: true; result: "saved" | "changed_elsewhere" } | { ok: false; problem: string }>;
}

const kinds = [
  ["recordingDays", "Recordings", "The audio of a call, with us and with the voice provider."],
  ["transcriptDays", "Transcripts", "What was said, and the summary."],
  ["textDays", "Texts", "The words of texts in both directions."],
] as const;

type Said = { tone: "missed" | "booked" | "attention"; words: string };

/** One clock for each kind; whoever is no owner reads them. */
export function ClocksForm({ clocks, revision, isOwner, isHeld, onSave }: Props) {
  const form = useSharedDraft("clocks", { value: clocks, revision });
  const { draft, base, theirs } = form;
  const [said, setSaid] = useState<Said | null>(null);
  const [isSaving, start] = useTransition();
  const change = (part: Partial<Clocks>) => {
    form.write(part);
    setSaid(null);
  };
  const save = (event: FormEvent) => {
    event.preventDefault();
    start(async () => {
      const done = await onSave(form.revision, draft).catch(lostButKept);
      if (done.ok && done.result === "saved") form.settle(draft, draft);
      setSaid(toWords(done));
    });
  };
  return (
    <Card className="px-5 py-5">
      {isHeld ? <Notice tone="attention">A legal hold stands: nothing is removed until it is released.</Notice> : null}
      <form onSubmit={save} className={isHeld ? "mt-4 flex flex-col gap-4" : "flex flex-col gap-4"}>
        <div className="grid gap-4 md:grid-cols-3">
          {kinds.map(([name, label, hint]) =>
            isOwner ? (
              <Field key={name} name={name} label={label} hint={hint}>
                <Select
                  name={name}
                  options={optionsOf([base[name], draft[name]])}
                  value={String(draft[name])}
                  onChange={(value) => change({ [name]: value === "null" ? null : Number(value) })}
                />
              </Field>
            ) : (
              <Fact key={name} label={label} value={sayClock(clocks[name])} hint={hint} />
            ),
          )}
        </div>
        {theirs && !isSaving ? (
          <TheirsNotice
            lines={changedLines(names, sayAll(base), sayAll(theirs))}
            onTake={form.takeTheirs}
            onKeep={form.keepMine}
          />
        ) : said ? (
          <Notice tone={said.tone}>{said.words}</Notice>
        ) : null}
        {isOwner ? (
          <Button type="submit" variant="primary" className="self-start" aria-disabled={isSaving || theirs !== null}>
            {isSaving ? <LoaderCircle aria-hidden className="animate-spin" /> : null}
            Save
          </Button>
        ) : null}
      </form>
    </Card>
  );
}

function Fact({ label, value, hint }: { label: string; value: string; hint: string }) {
  return (
    <dl>
      <dt className="font-medium text-body">{label}</dt>
      <dd>
        <span className="block">{value}</span>
        <span className="block text-ink-faint text-note">{hint}</span>
      </dd>
    </dl>
  );
}

const names = Object.fromEntries(kinds) as Record<keyof Clocks, string>;

const sayAll = (clocks: Clocks) =>
  Object.fromEntries(kinds.map(([name]) => [name, sayClock(clocks[name])])) as Record<keyof Clocks, string>;

/** The usual ones, and those that are saved or chosen. */
function optionsOf(shown: (number | null)[]) {
  const unusual = shown.filter((days) => !clockChoices.includes(days));
  return [...new Set([...unusual, ...clockChoices])].map((value) => ({ value: String(value), label: sayClock(value) }));
}

function toWords(done: Awaited<ReturnType<Props["onSave"]>>): Said {
  if (!done.ok) return { tone: "missed", words: done.problem };
  if (done.result === "saved") return { tone: "booked", words: "Saved." };
  return {
    tone: "attention",
    words: "Somebody else changed this meanwhile. Your choice is still here, not saved yet.",
  };
}
