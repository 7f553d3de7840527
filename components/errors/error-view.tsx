"use client";

import { RotateCw, TriangleAlert } from "lucide-react";
import { Button } from "@/components/ui/button";
import { StateCard } from "@/components/ui/states";

/** A page that could not be made: what happened, what is safe, what to do, and the id that support can find it by. */
export function ErrorView({ digest, onRetry }: { digest: string | undefined; onRetry: () => void }) {
  return (
    <StateCard
      isPage
      icon={TriangleAlert}
      title="This page could not be loaded"
      action={
        <Button variant="primary" onClick={onRetry}>
          <RotateCw aria-hidden />
          Try again
        </Button>
      }
    >
      <p>Nothing was changed or lost by this. Try again in a moment.</p>
      {digest ? (
        <p className="mt-3 text-ink-faint text-note">
          If it goes on, tell support this id: <code className="num select-all">{digest}</code>
        </p>
      ) : null}
    </StateCard>
  );
}
