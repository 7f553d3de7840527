"use client";

import { ErrorView } from "@/components/errors/error-view";

export default function DashboardError({ error, retry }: { error: Error & { digest?: string }; retry: () => void }) {
  return <ErrorView digest={error.digest} onRetry={retry} />;
}
