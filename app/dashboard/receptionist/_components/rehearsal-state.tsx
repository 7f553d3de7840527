"use client";

import { useEffect } from "react";
import { cn } from "@/components/ui/cn";
import { Notice } from "@/components/ui/states";
import { useRefresh } from "@/components/ui/use-refresh";
import type { RehearsalView } from "@/lib/domain/receptionist/receptionist-view";
import type { RehearsalFailure } from "@/lib/domain/receptionist/rehearsal-report";

const lookAgainMs = 1_500;

/** How far the test callers are, or how they fared. They go on when the page is left. */
export function RehearsalState({ rehearsal }: { rehearsal: RehearsalView }) {
  const { state, done, total, report } = rehearsal;
  const isRunning = state === "running";
  useFreshPage(isRunning);
  if (isRunning) {
    return (
      <div role="status">
        <p className="mb-1.5 text-ink-soft">
          {total > 0 ? `Test callers: ${done} of ${total} done.` : "The test callers are dialling."} You can leave this
          page.
        </p>
        <progress className="h-2 w-full accent-brand" value={done} max={total || 1} aria-label="Test callers done" />
      </div>
    );
  }
  if (state === "passed") return <Notice tone="booked">All {total} test callers passed on this draft.</Notice>;
  if (state === "broken" || !report) {
    return (
      <Notice tone="missed">The test callers could not get through. Nothing was changed; try again in a moment.</Notice>
    );
  }
  return (
    <div className="flex flex-col gap-3">
      <Notice tone="missed">
        {report.failures.length} of {total} test callers were not served well. Callers hear nothing of this draft yet.
      </Notice>
      {report.failures.map((failure) => (
        <Failure key={failure.scenarioId} failure={failure} />
      ))}
    </div>
  );
}

/** Effect on the page's data: the channel tells of changes, this looks while it may be down. */
function useFreshPage(isRunning: boolean): void {
  const refresh = useRefresh();
  useEffect(() => {
    if (!isRunning) return;
    const timer = setInterval(refresh, lookAgainMs);
    return () => clearInterval(timer);
  }, [isRunning, refresh]);
}

const who = { caller: "Test caller", receptionist: "Receptionist" } as const;

function Failure({ failure }: { failure: RehearsalFailure }) {
  return (
    <details className="rounded-control border px-4 py-3">
      <summary className="font-medium">{failure.reason}</summary>
      <ol className="mt-3 flex flex-col gap-2">
        {failure.transcript.map(({ role, text }, index) => (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: turns never move
            key={index}
            className={cn("rounded-badge px-2.5 py-1.5", index === failure.turn && "bg-missed-tint text-missed")}
          >
            <span className="block text-note opacity-90">
              {who[role]}
              {index === failure.turn ? ": here it went wrong" : ""}
            </span>
            {text || "(said nothing)"}
          </li>
        ))}
      </ol>
    </details>
  );
}
