"use client";

import { type FormEvent, useState, useTransition } from "react";
import { TextField } from "@/components/settings/inputs";
import { Button } from "@/components/ui/button";
import { findProblems } from "@/components/ui/find-problems";
import { lostButKept } from "@/components/ui/lost";
import { Select } from "@/components/ui/select";
import { Notice } from "@/components/ui/states";
import { useKeptState } from "@/components/ui/use-kept-state";
import type { CallTurnRow } from "@/lib/domain/member/reads";

export interface MistakeFormProps {
  callId: string;
  /** What was said, for pointing at what was wrong. */
  turns: CallTurnRow[];
  onReport: (
    kind: string,
    position: number | null,
    words: string,
  ) => Promise<{ ok: true; result: string } | { ok: false; problem: string }>;
}

const kinds = [
  { value: "misheard", label: "Misheard" },
  { value: "wrong_answer", label: "Wrong answer" },
  { value: "wrong_booking", label: "Wrong booking" },
  { value: "tone", label: "Tone" },
  { value: "other", label: "Something else" },
];

/** What each kind of mistake is called. */
export const mistakeWords = new Map(kinds.map(({ value, label }) => [value, label]));

const quoteMax = 48;

/** The beginning of what was said, and by whom. */
export function quoteOf(turn: CallTurnRow | undefined): string {
  if (!turn) return "a turn that is gone";
  const words = turn.content.length > quoteMax ? `${turn.content.slice(0, quoteMax).trimEnd()}…` : turn.content;
  return `${turn.role === "caller" ? "Caller" : "Receptionist"}: “${words}”`;
}

const nothing = { kind: "misheard", place: "", words: "" };

/** What was wrong on a call, for us to look at. */
export function MistakeForm({ callId, turns, onReport }: MistakeFormProps) {
  const { value: written, set, settle } = useKeptState(`call-mistake:${callId}`, nothing);
  const [isOpen, setIsOpen] = useState(false);
  const [problem, setProblem] = useState<string | undefined>();
  const [said, setSaid] = useState<{ isKept: boolean; words: string } | null>(null);
  const [isSending, start] = useTransition();
  const send = (event: FormEvent) => {
    event.preventDefault();
    start(async () => {
      const found = await findProblems(loadSchema, written);
      setProblem(found?.words);
      if (found) return setSaid(null);
      const position = written.place === "" ? null : Number(written.place);
      const done = await onReport(written.kind, position, written.words).catch(lostButKept);
      setSaid({ isKept: done.ok, words: done.ok ? "Thank you. Our staff have been told." : done.problem });
      if (done.ok) settle(written, nothing);
    });
  };
  return (
    <details
      className="border-t pt-4"
      open={isOpen || written.words !== ""}
      onToggle={(event) => setIsOpen(event.currentTarget.open)}
    >
      <summary className="cursor-pointer font-medium">This was wrong</summary>
      <form onSubmit={send} noValidate className="mt-3 flex flex-col gap-3">
        <Select
          label="What it was"
          options={kinds}
          value={written.kind}
          onChange={(kind) => set({ ...written, kind })}
        />
        {turns.length > 0 ? (
          <Select
            label="Where it was"
            options={[
              { value: "", label: "On the whole call" },
              ...turns.map((turn) => ({ value: String(turn.position), label: quoteOf(turn) })),
            ]}
            value={written.place}
            onChange={(place) => set({ ...written, place })}
          />
        ) : null}
        <TextField
          name="mistake"
          label="What should have happened"
          isLong
          value={written.words}
          error={problem}
          onChange={(words) => set({ ...written, words })}
        />
        {said ? <Notice tone={said.isKept ? "booked" : "missed"}>{said.words}</Notice> : null}
        <Button type="submit" aria-disabled={isSending} className="self-start">
          {isSending ? "Sending" : "Send"}
        </Button>
      </form>
    </details>
  );
}

const loadSchema = () => import("@/lib/domain/customers/call-note").then(({ callMistake }) => callMistake);
