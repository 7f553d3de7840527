"use client";

import { LoaderCircle } from "lucide-react";
import { type ReactNode, useState, useTransition } from "react";
import { Button, type ButtonProps } from "./button";
import { lost } from "./lost";

interface Props {
  /** What it says while it works. */
  busy: string;
  /** What is asked before it is done. */
  question?: string;
  variant?: ButtonProps["variant"];
  className?: string;
  onPress: () => Promise<{ ok: true } | { ok: false; problem: string }>;
  children: ReactNode;
}

/** A button that does one thing; when that fails, the reason stands under it. */
export function ActionButton({ busy, question, variant, className, onPress, children }: Props) {
  const [problem, setProblem] = useState<string | null>(null);
  const [isAsking, setAsking] = useState(false);
  const [isBusy, start] = useTransition();
  const act = () =>
    start(async () => {
      const done = await onPress().catch(lost);
      setProblem(done.ok ? null : done.problem);
      setAsking(false);
    });
  return (
    <div className={className}>
      {isAsking ? <p className="mb-2 text-ink-soft text-pretty">{question}</p> : null}
      <div className="flex flex-wrap gap-2">
        <Button
          variant={isAsking ? "primary" : variant}
          aria-disabled={isBusy}
          onClick={question && !isAsking ? () => setAsking(true) : act}
        >
          {isBusy ? <LoaderCircle aria-hidden className="animate-spin" /> : null}
          {isBusy ? busy : children}
        </Button>
        {isAsking && !isBusy ? (
          <Button variant="bare" onClick={() => setAsking(false)}>
            Not now
          </Button>
        ) : null}
      </div>
      {problem ? (
        <p role="alert" className="mt-1.5 text-missed text-note">
          {problem}
        </p>
      ) : null}
    </div>
  );
}
