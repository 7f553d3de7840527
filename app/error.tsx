"use client";

import { ErrorView } from "@/components/errors/error-view";

export default function RootError({ error, retry }: { error: Error & { digest?: string }; retry: () => void }) {
  return (
    <main className="grid min-h-dvh place-items-center">
      <ErrorView digest={error.digest} onRetry={retry} />
    </main>
  );
}
