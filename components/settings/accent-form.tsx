"use client";

import { useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Field, FieldInput } from "@/components/ui/field";
import { lost } from "@/components/ui/lost";
import { Notice } from "@/components/ui/states";
import { useKeptState } from "@/components/ui/use-kept-state";
import { readAccent } from "@/lib/domain/branding/accent";

/** What a picker shows before anything is chosen. */
const white = "#ffffff";

interface Props {
  saved: string | null;
  businessName: string;
  canWrite: boolean;
  onSave: (accent: string | null) => Promise<{ ok: true; result: "saved" } | { ok: false; problem: string }>;
}

/** The color behind the name in mails and under it on reports; whether white words on it can be read is said at once. */
export function AccentForm({ saved, businessName, canWrite, onSave }: Props) {
  const { value: typed, set, settle } = useKeptState("accent", saved ?? "");
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, start] = useTransition();
  const read = readAccent(typed);
  const save = (accent: string | null) =>
    start(async () => {
      const done = await onSave(accent).catch(lost);
      setProblem(done.ok ? null : done.problem);
      if (done.ok) settle(typed, accent ?? "");
    });
  return (
    <Card className="flex flex-col gap-4 px-5 py-5">
      {read.ok ? (
        <p className="rounded-control px-4 py-3 font-medium" style={{ backgroundColor: read.accent, color: "#fff" }}>
          {businessName}
        </p>
      ) : (
        <p className="text-ink-soft">{typed === "" ? "No color yet. Mails and reports are plain." : "Not this one."}</p>
      )}
      {canWrite ? (
        <>
          <Field
            name="accent"
            label="Color"
            error={typed === "" || read.ok ? undefined : read.problem}
            hint={read.ok ? read.words : "Six digits, such as #1f6f6a."}
          >
            <div className="flex items-center gap-2">
              <FieldInput
                value={typed}
                maxLength={7}
                autoComplete="off"
                onChange={(event) => set(event.target.value)}
                className="max-w-40"
              />
              <input
                type="color"
                aria-label="Pick a color"
                value={/^#[0-9a-f]{6}$/i.test(typed) ? typed : white}
                onChange={(event) => set(event.target.value)}
                className="size-control cursor-pointer rounded-control border border-line-strong bg-surface p-1"
              />
            </div>
          </Field>
          <div className="flex flex-wrap gap-2">
            <Button
              aria-disabled={isBusy || !read.ok || read.accent === saved}
              onClick={() => (read.ok ? save(read.accent) : undefined)}
            >
              Save color
            </Button>
            {saved ? (
              <Button variant="danger" aria-disabled={isBusy} onClick={() => save(null)}>
                Remove color
              </Button>
            ) : null}
          </div>
        </>
      ) : null}
      {problem ? <Notice tone="missed">{problem}</Notice> : null}
    </Card>
  );
}
