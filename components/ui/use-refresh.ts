"use client";

import { useRouter } from "next/navigation";
import { useCallback } from "react";

/**
 * Reads the page again. Without a connection, and while the server is away, it stays as it is: the router would leave it
 * for the browser's own page about that, with everything that is typed on it.
 */
export function useRefresh(): () => void {
  const router = useRouter();
  return useCallback(() => {
    if (navigator.onLine) void isServing().then((is) => is && router.refresh());
  }, [router]);
}

async function isServing(): Promise<boolean> {
  const response = await fetch("/api/health").catch(() => null);
  return response?.ok === true;
}
