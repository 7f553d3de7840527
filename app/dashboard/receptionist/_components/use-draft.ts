"use client";

import { useState } from "react";
import { saveDraftAction } from "@/app/dashboard/receptionist/actions";
import type { ContentChange } from "@/lib/domain/receptionist/diff-contents";
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
  /** True when everything is saved. */
  save(): Promise<boolean>;
  reset(): void;
}

interface Known {
  base: ReceptionistContent;
  note: string;
  revision: number | null;
}

/** What the editor holds: the draft as it was read, and what was typed since. Nothing typed is lost by a refusal. */
export function useDraft(view: ReceptionistView): DraftForm {
  const server = {
    base: view.draft?.content ?? view.live,
    note: view.draft?.note ?? "",
    revision: view.draft?.revision ?? null,
  };
  const [known, setKnown] = useState<Known>(server);
  const [typed, setTyped] = useState({ content: server.base, note: server.note });
  const [others, setOthers] = useState<ContentChange[] | null>(null);
  const [refusal, setRefusal] = useState<{ problem: string | null; errors: Record<string, string> }>(noRefusal);
  const [isSaving, setSaving] = useState(false);
  const isDirty = others !== null || typed.note !== known.note || !isSame(typed.content, known.base);
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
    const parsed = await check(draft);
    if (!parsed.success) {
      setSaving(false);
      setRefusal({
        problem: "Some fields need another look. Nothing was saved.",
        errors: errorsOf(parsed.error.issues),
      });
      return false;
    }
    const result = await saveDraftAction({ draft, revision: known.revision, base: known.base }).catch(() => ({
      ok: false as const,
      problem: "The connection broke. What you typed is still here; save again.",
      errors: {},
    }));
    setSaving(false);
    if (!result.ok) {
      setRefusal(result);
      return false;
    }
    if (result.outcome === "saved") {
      adopt({ base: result.content, note: typed.note, revision: result.revision });
      return true;
    }
    setKnown({ base: result.theirs, note: typed.note, revision: result.revision });
    setTyped({ content: result.merged, note: typed.note });
    setOthers(result.changes);
    setRefusal(noRefusal);
    return false;
  };
  return {
    ...typed,
    ...refusal,
    others,
    isDirty,
    isSaving,
    revision: known.revision,
    change: (changes) => setTyped((before) => ({ ...before, content: { ...before.content, ...changes } })),
    setNote: (note) => setTyped((before) => ({ ...before, note })),
    save,
    reset: () => adopt(server),
  };
}

// The schema is as much script as the page itself: it comes when something is saved. Without it the server checks alone.
async function check(draft: unknown) {
  const schema = await import("@/lib/domain/receptionist/receptionist-content").catch(() => null);
  return schema ? schema.draftInput.safeParse(draft) : ({ success: true } as const);
}

const noRefusal = { problem: null, errors: {} };

const keys = ["greeting", "voiceId", "tone", "language", "rules", "questions", "emergenciesOff"] as const;

function isSame(one: ReceptionistContent, other: ReceptionistContent): boolean {
  return keys.every((key) => JSON.stringify(one[key] || null) === JSON.stringify(other[key] || null));
}

function errorsOf(issues: { path: PropertyKey[]; message: string }[]): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const { path, message } of issues) errors[path.join(".")] ??= message;
  return errors;
}
