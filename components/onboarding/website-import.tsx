"use client";

import { Globe, LoaderCircle } from "lucide-react";
import { type FormEvent, useEffect, useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Field, FieldInput } from "@/components/ui/field";
import { lost } from "@/components/ui/lost";
import { Notice } from "@/components/ui/states";
import type { WebsiteImportView } from "@/lib/domain/website/website-import-view";
import { ProposalList } from "./proposal-list";

type Answer<Result> = { ok: true; result: Result } | { ok: false; problem: string };

export interface WebsiteImportProps {
  newest: WebsiteImportView | null;
  /** What the field begins with. */
  address: string;
  canWrite: boolean;
  onStart(address: string): Promise<Answer<{ outcome: string }>>;
  onLoad(): Promise<WebsiteImportView | null>;
  onApply(importId: string, items: string[]): Promise<Answer<Applied>>;
  /** Told after items were taken over, so that forms beside it can begin anew. */
  onApplied?: () => void;
}

type Applied =
  | { outcome: "applied"; count: number }
  | { outcome: "changed_elsewhere" }
  | { outcome: "invalid"; problem: string };

/** Reads the owner's website and shows what it says, each item to be ticked; it may be left and found again. */
export function WebsiteImport(props: WebsiteImportProps) {
  const { canWrite, onApply, onApplied } = props;
  const { view, problem, isStarting, start, setView } = useReading(props);
  const [address, setAddress] = useState(props.newest?.url ?? props.address);
  const isReading = view !== null && isUnderWay(view);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    start(address);
  };
  return (
    <Card>
      <form noValidate onSubmit={submit} className="flex flex-col gap-3 px-4 py-4 md:px-5">
        <div className="flex flex-wrap items-end gap-3">
          <div className="min-w-0 flex-1 basis-64">
            <Field name="website" label="Your website" error={problem ?? undefined}>
              <FieldInput
                type="url"
                inputMode="url"
                placeholder="example.com"
                autoComplete="url"
                maxLength={200}
                value={address}
                disabled={!canWrite}
                onChange={({ target }) => setAddress(target.value)}
              />
            </Field>
          </div>
          <Button type="submit" disabled={!canWrite} aria-disabled={isStarting || isReading}>
            {isStarting || isReading ? <LoaderCircle aria-hidden className="animate-spin" /> : <Globe aria-hidden />}
            {view && !isReading ? "Read it again" : "Read my website"}
          </Button>
        </div>
        <p className="text-ink-faint text-note">
          {canWrite
            ? "Up to six public pages are read. Nothing is changed until you have ticked it."
            : "Only owners and managers can read the website."}
        </p>
        {view ? <Progress view={view} /> : null}
      </form>
      {view?.proposal && (view.state === "ready" || view.state === "applied") ? (
        <ProposalList
          key={view.id}
          view={view}
          canWrite={canWrite}
          onApply={async (items) => {
            const done = await onApply(view.id, items).catch(lost);
            if (!done.ok) return done.problem;
            if (done.result.outcome === "invalid") return done.result.problem;
            if (done.result.outcome === "changed_elsewhere") {
              return "Somebody changed the same settings meanwhile. Nothing more was taken over; try again.";
            }
            setView({ ...view, state: "applied", appliedItems: [...new Set([...view.appliedItems, ...items])] });
            onApplied?.();
            return null;
          }}
        />
      ) : null}
    </Card>
  );
}

function Progress({ view }: { view: WebsiteImportView }) {
  if (view.state === "failed") return <Notice tone="missed">{view.failure ?? "The website could not be read."}</Notice>;
  if (view.isLate) return <Notice tone="missed">Reading takes too long. You can read it again.</Notice>;
  if (!isUnderWay(view)) return null;
  const total = Math.max(view.total, 1);
  return (
    <div role="status" className="flex flex-col gap-1.5">
      <p className="text-ink-soft">
        {view.state === "queued" ? "Waiting to begin." : `Reading page ${Math.min(view.done + 1, total)} of ${total}.`}{" "}
        You can leave this page and come back.
      </p>
      <progress aria-label="Pages read" max={total} value={view.done} className="h-1.5 w-full accent-brand" />
    </div>
  );
}

const isUnderWay = ({ state, isLate }: WebsiteImportView) => (state === "queued" || state === "reading") && !isLate;

const pollMs = 1_200;

/** The newest reading, looked at again while it goes on. */
function useReading({ newest, onStart, onLoad }: WebsiteImportProps) {
  const [view, setView] = useState(newest);
  const [problem, setProblem] = useState<string | null>(null);
  const [isStarting, begin] = useTransition();
  const isReading = view !== null && isUnderWay(view);
  useEffect(() => {
    if (!isReading) return;
    const timer = setInterval(() => {
      // A look that fails is followed by the next one.
      onLoad().then(setView, () => undefined);
    }, pollMs);
    return () => clearInterval(timer);
  }, [isReading, onLoad]);
  const start = (address: string) => {
    if (isStarting || isReading) return;
    begin(async () => {
      const done = await onStart(address).catch(lost);
      setProblem(done.ok ? null : done.problem);
      if (done.ok) setView(await onLoad().catch(() => view));
    });
  };
  return { view, setView, problem, isStarting, start };
}
