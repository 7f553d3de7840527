"use client";

import { ErrorView } from "@/components/errors/error-view";

export default function RootError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <main className="grid min-h-dvh place-items-center">
      <ErrorView digest={error.digest} onRetry={reset} />
    </main>
  );
}
