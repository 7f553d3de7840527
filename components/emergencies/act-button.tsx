"use client";

import { useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { lost } from "@/components/ui/lost";
import { Notice } from "@/components/ui/states";

interface Props {
  label: string;
  busyLabel: string;
  /** What is asked before it is done; null: nothing. */
  question?: string;
  /** Done, or a sentence that says why not. */
  onAct: () => Promise<{ problem: string | null }>;
}

/** Does one thing about an emergency, and says when it did not work. The page shows what became of it. */
export function ActButton({ label, busyLabel, question, onAct }: Props) {
  const [problem, setProblem] = useState<string | null>(null);
  const [isAsking, setAsking] = useState(false);
  const [isBusy, start] = useTransition();
  const act = () =>
    start(async () => {
      const done = await onAct().catch(lost);
      setProblem(done.problem);
      setAsking(false);
    });
  return (
    <div className="flex flex-col gap-2">
      {isAsking && question ? <p className="text-ink-soft text-pretty">{question}</p> : null}
      <div className="flex flex-wrap gap-2">
        <Button
          variant={isAsking ? "primary" : "quiet"}
          aria-disabled={isBusy}
          onClick={() => {
            if (isBusy) return;
            if (question && !isAsking) setAsking(true);
            else act();
          }}
        >
          {isBusy ? busyLabel : label}
        </Button>
        {isAsking && !isBusy ? (
          <Button variant="bare" onClick={() => setAsking(false)}>
            Not now
          </Button>
        ) : null}
      </div>
      {problem ? <Notice tone="missed">{problem}</Notice> : null}
    </div>
  );
}
