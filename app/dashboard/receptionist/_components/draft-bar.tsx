"use client";

import { useState } from "react";
import type { DoneResult } from "@/app/dashboard/receptionist/action-result";
import { discardDraftAction, publishAction, testCallersAction } from "@/app/dashboard/receptionist/actions";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { lost } from "@/components/ui/lost";
import { Notice } from "@/components/ui/states";
import { diffContents } from "@/lib/domain/receptionist/diff-contents";
import type { ReceptionistView } from "@/lib/domain/receptionist/receptionist-view";
import { ChangeList } from "./change-list";
import { RehearsalState } from "./rehearsal-state";
import type { DraftForm } from "./use-draft";

interface Props {
  view: ReceptionistView;
  draft: DraftForm;
  /** Why nothing can be changed here; null when it can. */
  refusal: string | null;
}

/** What differs from live, how the test callers fared, and the way from one to the next. */
export function DraftBar({ view, draft, refusal }: Props) {
  const [said, setSaid] = useState<DoneResult | null>(null);
  const changes = diffContents(view.live, draft.content);
  const isEmpty = changes.length === 0 && !draft.isDirty;
  return (
    <Card className="mt-6 flex flex-col gap-4 p-4 md:p-5">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 className="font-semibold text-body">{headline(changes.length, draft.isDirty, view.draft !== null)}</h2>
        {refusal === null ? (
          <Actions view={view} draft={draft} isEmpty={isEmpty} onSaid={setSaid} />
        ) : (
          <p className="text-ink-soft">You can look and try it out. {refusal}</p>
        )}
      </div>
      {changes.length > 0 ? (
        <details>
          <summary className="w-fit text-brand">What differs from what callers hear now</summary>
          <div className="mt-3">
            <ChangeList changes={changes} />
          </div>
        </details>
      ) : null}
      {draft.others ? (
        <Notice tone="attention">
          <p className="mb-2">
            Somebody else changed this meanwhile. Their changes and yours stand together below; look at them and save
            again.
          </p>
          <ChangeList changes={draft.others} />
        </Notice>
      ) : null}
      {draft.problem ? <Notice tone="missed">{draft.problem}</Notice> : null}
      {said ? <Notice tone={said.ok ? "booked" : "missed"}>{said.ok ? said.said : said.problem}</Notice> : null}
      {view.rehearsal && !draft.isDirty ? <RehearsalState rehearsal={view.rehearsal} /> : null}
    </Card>
  );
}

function headline(count: number, isDirty: boolean, isDraft: boolean): string {
  if (isDirty) return "Unsaved changes";
  if (count > 0) return count === 1 ? "Draft: 1 change" : `Draft: ${count} changes`;
  return isDraft ? "Draft, the same as live" : "Live, nothing changed";
}

function Actions(props: {
  view: ReceptionistView;
  draft: DraftForm;
  isEmpty: boolean;
  onSaid(said: DoneResult | null): void;
}) {
  const { view, draft, isEmpty, onSaid } = props;
  const [isBusy, setBusy] = useState(false);
  const perform = async (work: () => Promise<DoneResult>): Promise<boolean> => {
    setBusy(true);
    const done = await work().catch((thrown: unknown) => ({ ...lost(thrown), errors: {} }));
    onSaid(done);
    setBusy(false);
    return done.ok;
  };
  const isRunning = view.rehearsal?.state === "running";
  const hasPassed = view.draft?.hasPassed === true;
  const { revision } = draft;
  const save = async () => {
    onSaid(null);
    await draft.save();
  };
  const test = async () => {
    if (draft.isDirty && !(await draft.save())) return;
    await perform(testCallersAction);
  };
  const discard = async () => {
    if (revision === null) return draft.reset();
    if (await perform(() => discardDraftAction(revision))) draft.reset();
  };
  const isOff = isBusy || draft.isSaving;
  return (
    <div className="flex flex-wrap gap-2">
      <Button variant="bare" disabled={isOff || (isEmpty && revision === null)} onClick={discard}>
        Discard
      </Button>
      <Button disabled={isOff || !draft.isDirty} onClick={save}>
        {draft.isSaving ? "Saving" : "Save draft"}
      </Button>
      <Button
        disabled={isOff || isRunning || (hasPassed && !draft.isDirty) || (isEmpty && revision === null)}
        onClick={test}
      >
        Test callers
      </Button>
      <Button
        variant="primary"
        disabled={isOff || draft.isDirty || !hasPassed || revision === null}
        onClick={() => perform(() => publishAction(revision ?? 0))}
      >
        Publish
      </Button>
    </div>
  );
}
