"use client";

import { useEffect, useRef, useState } from "react";
import { keepDraft, readDraft } from "@/components/ui/kept-draft";
import { lostWith } from "@/components/ui/lost";
import type { WizardAnswers, WizardStep } from "@/lib/domain/onboarding/wizard-steps";
import type { Answer, SavedAnswers } from "./wizard-results";

type Saving = (step: WizardStep, answers: unknown, revision: number) => Promise<Answer<SavedAnswers>>;

export interface StepProps<Step extends WizardStep> {
  saved: WizardAnswers[Step];
  /** Of what is saved; 0 when `saved` is only a proposal. */
  revision: number;
  /** Where the browser keeps what is not saved yet. */
  draftKey: string;
  onSave: Saving;
  previousHref: string | null;
  nextHref: string;
}

export type SaveState = "idle" | "unsaved" | "saving" | "saved";

interface State<Value> {
  draft: Value;
  /** Counts the times that the draft was put in from outside, so that inputs begin anew. */
  generation: number;
  saveState: SaveState;
  failure: string | null;
  theirs: { value: Value; revision: number } | null;
}

/** One step of the wizard as its parts and its frame use it. */
export interface WizardForm<Value> extends State<Value> {
  base: Value;
  /** What is wrong now, by path. */
  problems: Record<string, string>;
  write: (draft: Value) => void;
  /** Saves what is typed; false when it could not be. */
  flush: () => Promise<boolean>;
  takeTheirs: () => void;
  keepMine: () => void;
}

const pauseMs = 700;
const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
const lost = lostWith("What you typed is still here, and is saved when you go on.");

/** The state of one step's form: saved while it is typed, one save after another; drafts outlive a reload. */
export function useWizardStep<Step extends WizardStep>(
  step: Step,
  { saved, revision, draftKey, onSave }: StepProps<Step>,
): WizardForm<WizardAnswers[Step]> {
  type Value = WizardAnswers[Step];
  const [state, setState] = useState<State<Value>>(() => startWith(saved, revision));
  const kept = useRef({ base: saved, revision, draft: saved, queue: Promise.resolve(true) });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const check = useSchemas(step);
  const change = (part: Partial<State<Value>>) => setState((now) => ({ ...now, ...part }));

  const send = async (): Promise<boolean> => {
    const { draft, base, revision: known } = kept.current;
    if (Object.keys(check(draft)).length > 0) return false;
    if (known > 0 && same(draft, base)) return true;
    change({ saveState: "saving" });
    const answer = await onSave(step, draft, known).catch(lost);
    if (!answer.ok) return fail(answer.problem);
    const { result } = answer;
    if (result.outcome === "invalid") return fail(result.problems[0]?.message ?? "Some fields need another look.");
    if (result.outcome === "stale") {
      change({ saveState: "unsaved", theirs: { value: result.answers as Value, revision: result.revision } });
      return false;
    }
    Object.assign(kept.current, { base: draft, revision: result.revision });
    const isLatest = same(kept.current.draft, draft);
    keepDraft(draftKey, isLatest ? null : { draft: kept.current.draft, revision: result.revision });
    change({ saveState: isLatest ? "saved" : "unsaved", failure: null });
    return true;
  };
  const fail = (failure: string) => {
    change({ saveState: "unsaved", failure });
    return false;
  };
  const flush = (): Promise<boolean> => {
    clearTimeout(timer.current);
    kept.current.queue = kept.current.queue.then(send, send);
    return kept.current.queue;
  };
  const write = (draft: Value) => {
    kept.current.draft = draft;
    keepDraft(draftKey, { draft, revision: kept.current.revision });
    change({ draft, saveState: "unsaved" });
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void flush(), pauseMs);
  };
  const putIn = (value: Value, revisionNow: number) => {
    Object.assign(kept.current, { base: value, draft: value, revision: revisionNow });
    keepDraft(draftKey, null);
    setState((now) => ({ ...startWith(value, revisionNow), generation: now.generation + 1 }));
  };
  const keepMine = () => {
    if (!state.theirs) return;
    Object.assign(kept.current, { base: state.theirs.value, revision: state.theirs.revision });
    change({ theirs: null });
    void flush();
  };
  useKeptDraft<Value>(draftKey, saved, (draft) => {
    Object.assign(kept.current, draft);
    setState((now) => ({ ...now, draft: draft.draft, saveState: "unsaved", generation: now.generation + 1 }));
  });
  useEffect(() => () => clearTimeout(timer.current), []);

  const takeTheirs = () => state.theirs && putIn(state.theirs.value, state.theirs.revision);
  return {
    ...state,
    base: kept.current.base,
    problems: check(state.draft),
    write,
    flush,
    takeTheirs,
    keepMine,
  };
}

/** Effect of the browser's storage, which is only there once the page is in a browser. */
function useKeptDraft<Value>(
  draftKey: string,
  saved: Value,
  onFound: (draft: { draft: Value; revision: number }) => void,
): void {
  const found = useRef({ saved, onFound });
  useEffect(() => {
    const draft = readDraft<{ draft: Value; revision: number }>(draftKey);
    if (draft && !same(draft.draft, found.current.saved)) found.current.onFound(draft);
  }, [draftKey]);
}

function startWith<Value>(draft: Value, revision: number): State<Value> {
  return { draft, generation: 0, saveState: revision > 0 ? "saved" : "idle", failure: null, theirs: null };
}

/** What is wrong with answers, by path. The schemas are as much script as the page itself, and come after it. */
function useSchemas(step: WizardStep): (draft: unknown) => Record<string, string> {
  const [schemas, setSchemas] = useState<typeof import("@/lib/domain/onboarding/wizard-steps").wizardSteps | null>(
    null,
  );
  useEffect(() => {
    // Without them the server checks alone.
    import("@/lib/domain/onboarding/wizard-steps")
      .then((module) => setSchemas(module.wizardSteps))
      .catch(() => undefined);
  }, []);
  return (draft) => {
    const problems: Record<string, string> = {};
    const issues = schemas?.[step].safeParse(draft).error?.issues ?? [];
    for (const { path, message } of issues) problems[path.join(".")] ??= message;
    return problems;
  };
}
