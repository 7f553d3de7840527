"use client";

import { type FormEvent, useState, useTransition } from "react";
import { TextField } from "@/components/settings/inputs";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Select } from "@/components/ui/select";
import { Notice } from "@/components/ui/states";
import type { CallNote } from "@/lib/domain/customers/reads";
import type { CallTurnRow } from "@/lib/domain/member/reads";

type Answer = Promise<{ ok: true; result: string } | { ok: false; problem: string }>;

interface Props {
  note: CallNote;
  /** What was said, for pointing at what was wrong. */
  turns: CallTurnRow[];
  canWrite: boolean;
  onSave: (words: string, tags: string[]) => Answer;
  onReport: (kind: string, position: number | null, words: string) => Answer;
}

const lost = { ok: false as const, problem: "The connection was lost. What you wrote is still here; try again." };

/** What the team writes about a call, and what was wrong on it. */
export function CallNotes({ note, turns, canWrite, onSave, onReport }: Props) {
  return (
    <Card className="flex flex-col gap-5 px-5 py-4">
      <NoteForm key={note.revision} note={note} canWrite={canWrite} onSave={onSave} />
      {note.corrections.length > 0 ? (
        <ul className="flex flex-col gap-2 border-t pt-4">
          {note.corrections.map(({ id, kind, position, words, state }) => (
            <li key={id} className="wrap-anywhere">
              <span className="font-medium">{kindWords.get(kind) ?? kind}: </span>
              {words}
              {position === null ? null : (
                <span className="block text-ink-soft">
                  At {quoteOf(turns.find((turn) => turn.position === position))}
                </span>
              )}
              <span className="block text-ink-faint text-note">
                {state === "open" ? "Sent to CloudGreet" : "Looked at by CloudGreet"}
              </span>
            </li>
          ))}
        </ul>
      ) : null}
      {canWrite ? <MistakeForm turns={turns} onReport={onReport} /> : null}
    </Card>
  );
}

function NoteForm({ note, canWrite, onSave }: Pick<Props, "note" | "canWrite" | "onSave">) {
  const [words, setWords] = useState(note.words);
  const [tags, setTags] = useState(note.tags.join(", "));
  const [problem, setProblem] = useState<string | null>(null);
  const [isSaving, start] = useTransition();
  const save = (event: FormEvent) => {
    event.preventDefault();
    start(async () => {
      const list = tags
        .split(",")
        .map((tag) => tag.trim())
        .filter(Boolean);
      const done = await onSave(words, list).catch(() => lost);
      const isStale = done.ok && done.result === "changed_elsewhere";
      setProblem(done.ok ? (isStale ? "Somebody else wrote here meanwhile. Reload to see it." : null) : done.problem);
    });
  };
  return (
    <form onSubmit={save}>
      <fieldset disabled={!canWrite} className="flex min-w-0 flex-col gap-3">
        <legend className="sr-only">Note about the call</legend>
        <TextField name="note" label="Note" isLong value={words} onChange={setWords} />
        <TextField name="tags" label="Tags" value={tags} hint="Separate them with commas." onChange={setTags} />
        {problem ? <Notice tone="missed">{problem}</Notice> : null}
        {canWrite ? (
          <Button type="submit" aria-disabled={isSaving} className="self-start">
            {isSaving ? "Saving" : "Save note"}
          </Button>
        ) : null}
      </fieldset>
    </form>
  );
}

const kinds = [
  { value: "misheard", label: "Misheard" },
  { value: "wrong_answer", label: "Wrong answer" },
  { value: "wrong_booking", label: "Wrong booking" },
  { value: "tone", label: "Tone" },
  { value: "other", label: "Something else" },
];
const kindWords = new Map(kinds.map(({ value, label }) => [value, label]));

const quoteMax = 48;

/** The beginning of what was said, and by whom. */
function quoteOf(turn: CallTurnRow | undefined): string {
  if (!turn) return "a turn that is gone";
  const words = turn.content.length > quoteMax ? `${turn.content.slice(0, quoteMax).trimEnd()}…` : turn.content;
  return `${turn.role === "caller" ? "Caller" : "Receptionist"}: “${words}”`;
}

function MistakeForm({ turns, onReport }: Pick<Props, "turns" | "onReport">) {
  const [kind, setKind] = useState("misheard");
  const [place, setPlace] = useState("");
  const [words, setWords] = useState("");
  const [said, setSaid] = useState<{ isKept: boolean; words: string } | null>(null);
  const [isSending, start] = useTransition();
  const send = (event: FormEvent) => {
    event.preventDefault();
    start(async () => {
      const done = await onReport(kind, place === "" ? null : Number(place), words).catch(() => lost);
      setSaid({ isKept: done.ok, words: done.ok ? "Thank you. Our staff have been told." : done.problem });
      if (done.ok) setWords("");
    });
  };
  return (
    <details className="border-t pt-4">
      <summary className="cursor-pointer font-medium">This was wrong</summary>
      <form onSubmit={send} className="mt-3 flex flex-col gap-3">
        <Select label="What it was" options={kinds} value={kind} onChange={setKind} />
        {turns.length > 0 ? (
          <Select
            label="Where it was"
            options={[
              { value: "", label: "On the whole call" },
              ...turns.map((turn) => ({ value: String(turn.position), label: quoteOf(turn) })),
            ]}
            value={place}
            onChange={setPlace}
          />
        ) : null}
        <TextField name="mistake" label="What should have happened" isLong value={words} onChange={setWords} />
        {said ? <Notice tone={said.isKept ? "booked" : "missed"}>{said.words}</Notice> : null}
        <Button type="submit" aria-disabled={isSending} className="self-start">
          {isSending ? "Sending" : "Send"}
        </Button>
      </form>
    </details>
  );
}
