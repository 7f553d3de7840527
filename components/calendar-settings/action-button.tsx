"use client";

import { LoaderCircle } from "lucide-react";
import { type ReactNode, useState, useTransition } from "react";
import { Button, type ButtonProps } from "@/components/ui/button";
import { lost } from "@/components/ui/lost";

interface Props {
  /** What it says while it works. */
  busy: string;
  variant?: ButtonProps["variant"];
  className?: string;
  onPress: () => Promise<{ ok: true } | { ok: false; problem: string }>;
  children: ReactNode;
}

/** A button that does one thing; when that fails, the reason stands under it. */
export function ActionButton({ busy, variant, className, onPress, children }: Props) {
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, start] = useTransition();
  const press = () => {
    if (isBusy) return;
    start(async () => {
      const done = await onPress().catch(lost);
      setProblem(done.ok ? null : done.problem);
    });
  };
  return (
    <div className={className}>
      <Button variant={variant} aria-disabled={isBusy} onClick={press}>
        {isBusy ? <LoaderCircle aria-hidden className="animate-spin" /> : null}
        {isBusy ? busy : children}
      </Button>
      {problem ? (
        <p role="alert" className="mt-1.5 text-missed text-note">
          {problem}
        </p>
      ) : null}
    </div>
  );
}
