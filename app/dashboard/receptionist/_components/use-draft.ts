"use client";

import { useEffect, useRef, useState } from "react";
import type { SaveResult } from "@/app/dashboard/receptionist/action-result";
import { useDraftKey } from "@/components/ui/draft-place";
import { findProblems } from "@/components/ui/find-problems";
import { keepDraft, readDraft } from "@/components/ui/kept-draft";
import { lostButKept } from "@/components/ui/lost";
import type { ContentChange } from "@/lib/domain/receptionist/diff-contents";
import { mergeContents } from "@/lib/domain/receptionist/merge-contents";
import type { ReceptionistContent } from "@/lib/domain/receptionist/receptionist-content";
import type { ReceptionistView } from "@/lib/domain/receptionist/receptionist-view";

export interface DraftForm {
  content: ReceptionistContent;
  note: string;
  errors: Record<string, string>;
  problem: string | null;
  /** What another editor changed meanwhile; both editors' work is in the form then, not yet saved. */
  others: ContentChange[] | null;
  isDirty: boolean;
  isSaving: boolean;
  revision: number | null;
  change(changes: Partial<ReceptionistContent>): void;
  setNote(note: string): void;
  /** True when what was typed until now is saved. */
  save(): Promise<boolean>;
  reset(): void;
}

type Saving = (request: { draft: unknown; revision: number | null; base: ReceptionistContent }) => Promise<SaveResult>;

interface Known {
  base: ReceptionistContent;
  note: string;
  revision: number | null;
}

interface Typed {
  content: ReceptionistContent;
  note: string;
}

/** What the editor holds: the draft as it was read, and what was typed since. A refusal or a reload loses nothing. */
export function useDraft(view: ReceptionistView, onSave: Saving): DraftForm {
  const server = knownOf(view);
  const [known, setKnown] = useState<Known>(server);
  const [typed, setTyped] = useState<Typed>({ content: server.base, note: server.note });
  const [others, setOthers] = useState<ContentChange[] | null>(null);
  const [refusal, setRefusal] = useState<{ problem: string | null; errors: Record<string, string> }>(noRefusal);
  const [isSaving, setSaving] = useState(false);
  const isDirty = others !== null || !isUnchanged(typed, known);
  const putIn = (both: Kept) => {
    setKnown(both.known);
    setTyped(both.typed);
  };
  const keep = useKept(putIn);
  const latest = useRef(typed);
  useEffect(() => {
    latest.current = typed;
  });
  const write = (next: Typed) => {
    keep(isUnchanged(next, known) ? null : { known, typed: next });
    setTyped(next);
  };
  const adopt = (next: Known) => {
    setKnown(next);
    setTyped({ content: next.base, note: next.note });
    setOthers(null);
    setRefusal(noRefusal);
  };
  // Somebody else's save is shown as soon as it is known, unless something was typed that it would wipe out.
  if (!isDirty && !isSaving && (server.revision !== known.revision || !isSame(server.base, known.base))) adopt(server);

  const save = async (): Promise<boolean> => {
    const draft = { ...typed.content, note: typed.note };
    setSaving(true);
    const result = await send(draft, known, onSave);
    setSaving(false);
    if (!result.ok) {
      setRefusal(result);
      return false;
    }
    const both = withTypedSince(result, typed, latest.current);
    keep(result.outcome === "saved" && isUnchanged(both.typed, both.known) ? null : both);
    putIn(both);
    setOthers(result.outcome === "saved" ? null : result.changes);
    setRefusal(noRefusal);
    return result.outcome === "saved";
  };
  return {
    ...typed,
    ...refusal,
    others,
    isDirty,
    isSaving,
    revision: known.revision,
    change: (changes) => write({ ...typed, content: { ...typed.content, ...changes } }),
    setNote: (note) => write({ ...typed, note }),
    save,
    reset: () => {
      keep(null);
      adopt(server);
    },
  };
}

type Answered = Extract<SaveResult, { ok: true }>;

interface Kept {
  known: Known;
  typed: Typed;
}

/** What is known after an answer, and in the form: with what was typed while it was on its way. */
function withTypedSince(result: Answered, sent: Typed, now: Typed): Kept {
  const [base, content] =
    result.outcome === "saved" ? [result.content, result.content] : [result.theirs, result.merged];
  return {
    known: { base, note: sent.note, revision: result.revision },
    typed: { content: mergeContents(sent.content, now.content, content), note: now.note },
  };
}

/** Keeps what was typed in the browser, and hands back what was kept there once the page is in one. */
function useKept(onFound: (kept: Kept) => void): (kept: Kept | null) => void {
  const key = useDraftKey("receptionist");
  const found = useRef(onFound);
  useEffect(() => {
    const kept = readDraft<Kept>(key);
    if (kept) found.current(kept);
  }, [key]);
  return (kept) => keepDraft(key, kept);
}

async function send(draft: unknown, { base, revision }: Known, onSave: Saving): Promise<SaveResult> {
  const errors = await findProblems(loadSchema, draft);
  if (errors) return { ok: false, problem: "Some fields need another look. Nothing was saved.", errors };
  return onSave({ draft, revision, base }).catch((thrown: unknown) => ({
    ...lostButKept(thrown),
    errors: {},
  }));
}

const loadSchema = () => import("@/lib/domain/receptionist/receptionist-content").then(({ draftInput }) => draftInput);

function knownOf({ draft, live }: ReceptionistView): Known {
  return { base: draft?.content ?? live, note: draft?.note ?? "", revision: draft?.revision ?? null };
}

const isUnchanged = ({ content, note }: Typed, known: Known) => note === known.note && isSame(content, known.base);

const noRefusal = { problem: null, errors: {} };

const keys = ["greeting", "voiceId", "tone", "language", "rules", "questions", "emergenciesOff"] as const;

function isSame(one: ReceptionistContent, other: ReceptionistContent): boolean {
  return keys.every((key) => JSON.stringify(one[key] || null) === JSON.stringify(other[key] || null));
}
