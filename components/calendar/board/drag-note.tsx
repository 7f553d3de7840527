"use client";

import { CircleAlert, CircleCheck, LoaderCircle } from "lucide-react";
import { cn } from "@/components/ui/cn";
import type { Verdict } from "./use-dry-check";

/** What would come of letting go here; stands still at the foot of the window, so that the pointer never covers it. */
export function DragNote({ when, verdict }: { when: string; verdict: Verdict | null }) {
  const isRefused = verdict?.state === "refused";
  const isFree = verdict?.state === "free";
  return (
    <div
      role="status"
      data-verdict={verdict?.state ?? "asking"}
      className={cn(
        "app-scale pointer-events-none fixed bottom-6 left-1/2 z-60 flex max-w-[92vw] -translate-x-1/2 items-center gap-2.5 rounded-card border bg-raised px-4 py-3 text-body shadow-raised",
        isRefused && "border-missed-mark text-missed",
        isFree && "border-booked-mark text-booked",
      )}
    >
      {isRefused ? <CircleAlert aria-hidden className="size-4 shrink-0" /> : null}
      {isFree ? <CircleCheck aria-hidden className="size-4 shrink-0" /> : null}
      {isRefused || isFree ? null : (
        <LoaderCircle aria-hidden className="size-4 shrink-0 animate-spin text-ink-faint" />
      )}
      <span className="num font-medium whitespace-nowrap">{when}</span>
      <span>{sayVerdict(verdict)}</span>
    </div>
  );
}

function sayVerdict(verdict: Verdict | null): string {
  if (verdict?.state === "refused") return verdict.refusal.text;
  if (verdict?.state === "free") return verdict.resource ? `Free, ${verdict.resource}` : "Free";
  return verdict?.state === "unknown" ? "Let go to try" : "Looking";
}
