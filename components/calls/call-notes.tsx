"use client";

import { Card } from "@/components/ui/card";
import type { CallNote } from "@/lib/domain/customers/reads";
import { MistakeForm, type MistakeFormProps, mistakeWords, quoteOf } from "./mistake-form";
import { NoteForm, type NoteFormProps } from "./note-form";

/** What the team writes about a call, and what was wrong on it. */
export function CallNotes({ onReport, turns, ...form }: NoteFormProps & MistakeFormProps) {
  const { callId, note, canWrite } = form;
  return (
    <Card className="flex flex-col gap-5 px-5 py-4">
      <NoteForm key={callId} {...form} />
      {note.corrections.length > 0 ? <Corrections corrections={note.corrections} turns={turns} /> : null}
      {canWrite ? <MistakeForm callId={callId} turns={turns} onReport={onReport} /> : null}
    </Card>
  );
}

function Corrections({ corrections, turns }: Pick<CallNote, "corrections"> & Pick<MistakeFormProps, "turns">) {
  return (
    <ul className="flex flex-col gap-2 border-t pt-4">
      {corrections.map(({ id, kind, position, words, state }) => (
        <li key={id} className="wrap-anywhere">
          <span className="font-medium">{mistakeWords.get(kind) ?? kind}: </span>
          {words}
          {position === null ? null : (
            <span className="block text-ink-soft">At {quoteOf(turns.find((turn) => turn.position === position))}</span>
          )}
          <span className="block text-ink-faint text-note">
            {state === "open" ? "Sent to CloudGreet" : "Looked at by CloudGreet"}
          </span>
        </li>
      ))}
    </ul>
  );
}
