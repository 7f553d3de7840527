"use client";

import { useEffect, useState, useTransition } from "react";
import { keepDraft, readDraft } from "@/components/ui/kept-draft";
import { lostButKept } from "@/components/ui/lost";
import type { SettingSection, SettingValues } from "@/lib/domain/settings/sections";
import type { UpcomingHoliday } from "@/lib/domain/time/upcoming-holidays";

type Saved<Section extends SettingSection> =
  | { outcome: "saved"; value: SettingValues[Section] }
  | { outcome: "invalid"; problems: Record<string, string> }
  | { outcome: "changed_elsewhere"; value: SettingValues[Section]; by: string | null };

/** What every editor of a section is given. */
export interface EditorProps<Section extends SettingSection> {
  saved: SettingValues[Section];
  canWrite: boolean;
  /** Where the browser keeps what is not saved yet. */
  draftKey: string;
  /** What services can be tied to. */
  resources: { id: string; name: string }[];
  /** The coming year's, for closures. */
  holidays: UpcomingHoliday[];
  /** What callers of the trade ask, for answers. */
  questions: string[];
  onSave: (base: unknown, value: unknown) => Promise<{ ok: true; result: Saved<SettingSection> } | Failure>;
}

interface Failure {
  ok: false;
  problem: string;
}

interface FormState<Value> {
  base: Value;
  draft: Value;
  /** Counts the times that the draft was put in from outside, so that inputs begin anew. */
  revision: number;
  problems: Record<string, string>;
  failure: string | null;
  theirs: { value: Value; by: string | null } | null;
  isSaved: boolean;
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** The state of one section's form: what was read, what is written, what is wrong; drafts outlive a reload. */
export function useSettingForm<Section extends SettingSection>(
  section: Section,
  props: EditorProps<Section>,
): SettingForm<SettingValues[Section]> {
  type Value = SettingValues[Section];
  const { saved, draftKey, onSave } = props;
  const [state, setState] = useState<FormState<Value>>(() => startWith(saved));
  const [isSaving, start] = useTransition();
  const change = (part: Partial<FormState<Value>>) => setState((now) => ({ ...now, ...part }));
  const isDirty = !same(state.draft, state.base);
  useEffect(() => {
    const kept = readDraft<{ base: Value; draft: Value }>(draftKey);
    if (kept) setState((now) => ({ ...now, ...kept, revision: now.revision + 1 }));
  }, [draftKey]);

  const write = (draft: Value) => {
    keepDraft(draftKey, same(state.base, draft) ? null : { base: state.base, draft });
    change({ draft, isSaved: false });
  };
  const restart = (value: Value, part: Partial<FormState<Value>> = {}) => {
    keepDraft(draftKey, null);
    setState((now) => ({ ...startWith(value), revision: now.revision + 1, ...part }));
  };
  const save = () =>
    start(async () => {
      const problems = await findProblems(section, state.draft);
      if (problems) return change({ problems, failure: null });
      const done = await onSave(state.base, state.draft).catch(lostButKept);
      if (!done.ok) return change({ failure: done.problem });
      const result = done.result as Saved<Section>;
      if (result.outcome === "saved") return restart(result.value, { isSaved: true });
      if (result.outcome === "invalid") return change({ problems: result.problems, failure: null });
      change({ theirs: { value: result.value, by: result.by }, problems: {}, failure: null });
    });
  const keepMine = () => {
    if (!state.theirs) return;
    keepDraft(draftKey, { base: state.theirs.value, draft: state.draft });
    change({ base: state.theirs.value, theirs: null });
  };
  return { ...state, isDirty, isSaving, write, save, restart, keepMine };
}

/** The form as its fields and its card use it. */
export interface SettingForm<Value> extends FormState<Value> {
  isDirty: boolean;
  isSaving: boolean;
  write: (draft: Value) => void;
  save: () => void;
  /** Begins anew with a value that stands. */
  restart: (value: Value) => void;
  /** Goes on with the own draft, over what another saved. */
  keepMine: () => void;
}

function startWith<Value>(value: Value): FormState<Value> {
  return { base: value, draft: value, revision: 0, problems: {}, failure: null, theirs: null, isSaved: false };
}

// The schemas are as much script as the page itself: they come when something is saved. Without them the server checks alone.
async function findProblems(section: SettingSection, draft: unknown): Promise<Record<string, string> | null> {
  const schemas = await import("@/lib/domain/settings/sections").catch(() => null);
  const read = schemas?.readSetting(section, draft);
  return read && !read.ok ? read.problems : null;
}
