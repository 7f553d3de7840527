"use client";

import { ErrorView } from "@/components/errors/error-view";
import "./globals.css";

export default function GlobalError({ error, retry }: { error: Error & { digest?: string }; retry: () => void }) {
  return (
    <html lang="en">
      <body>
        <title>Something went wrong · CloudGreet</title>
        <main className="grid min-h-dvh place-items-center">
          <ErrorView digest={error.digest} onRetry={retry} />
        </main>
      </body>
    </html>
  );
}
