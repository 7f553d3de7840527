"use client";

import { useState, useTransition } from "react";
import { lostButKept } from "@/components/ui/lost";
import { useNews } from "@/components/ui/use-news";
import { type SharedForm, useSharedDraft } from "@/components/ui/use-shared-draft";
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

/** The form as its fields and its card use it. */
export interface SettingForm<Value> extends Pick<SharedForm<Value>, "draft" | "base" | "isDirty" | "write"> {
  problems: Record<string, string>;
  failure: string | null;
  /** What another member saved meanwhile, and who if that is known. */
  theirs: { value: Value; by: string | null } | null;
  isSaved: boolean;
  isSaving: boolean;
  save: () => void;
  /** Throws away what was typed and goes on with what is saved. */
  takeTheirs: () => void;
  /** Goes on with what was typed here, over what another saved. */
  keepMine: () => void;
}

interface Answer {
  problems: Record<string, string>;
  failure: string | null;
  by: string | null;
  isSaved: boolean;
}

const noAnswer: Answer = { problems: {}, failure: null, by: null, isSaved: false };

/** The state of one section's form: what was read, what is written, what is wrong; drafts outlive a reload. */
export function useSettingForm<Section extends SettingSection>(
  section: Section,
  props: EditorProps<Section>,
): SettingForm<SettingValues[Section]> {
  type Value = SettingValues[Section];
  const { saved, hear } = useNews<Value>(props.saved);
  const form = useSharedDraft<Value>(`setting:${section}`, saved);
  const [answer, setAnswer] = useState(noAnswer);
  const [isSaving, start] = useTransition();
  const { draft, base, theirs } = form;
  const save = () => {
    if (theirs) return;
    start(async () => {
      const problems = await findProblems(section, draft);
      if (problems) return setAnswer({ ...noAnswer, problems });
      const done = await props.onSave(base, draft).catch(lostButKept);
      if (!done.ok) return setAnswer((now) => ({ ...now, failure: done.problem }));
      const result = done.result as Saved<Section>;
      if (result.outcome === "invalid") return setAnswer({ ...noAnswer, problems: result.problems });
      hear(result.value);
      if (result.outcome === "changed_elsewhere") return setAnswer({ ...noAnswer, by: result.by });
      form.settle(draft, result.value);
      setAnswer({ ...noAnswer, isSaved: true });
    });
  };
  const decide = (choose: () => void) => () => {
    choose();
    setAnswer(noAnswer);
  };
  return {
    ...answer,
    draft,
    base,
    isDirty: form.isDirty,
    isSaving,
    // A save of one's own may be read before its answer.
    theirs: theirs && !isSaving ? { value: theirs, by: answer.by } : null,
    write: (part) => {
      form.write(part);
      setAnswer((now) => ({ ...now, isSaved: false }));
    },
    save,
    takeTheirs: decide(form.takeTheirs),
    keepMine: decide(form.keepMine),
  };
}

// The schemas are as much script as the page itself: they come when something is saved. Without them the server checks alone.
async function findProblems(section: SettingSection, draft: unknown): Promise<Record<string, string> | null> {
  const schemas = await import("@/lib/domain/settings/sections").catch(() => null);
  const read = schemas?.readSetting(section, draft);
  return read && !read.ok ? read.problems : null;
}
