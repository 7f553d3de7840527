"use client";

import { useRouter } from "next/navigation";
import { useCallback } from "react";

/**
 * Reads the page again. Without a connection it stays as it is: the router would leave it for the browser's own page
 * about that, with everything that is typed on it.
 */
export function useRefresh(): () => void {
  const router = useRouter();
  return useCallback(() => {
    if (navigator.onLine) router.refresh();
  }, [router]);
}
