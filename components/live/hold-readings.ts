const againMs = 5_000;

/**
 * Lets a reading of the page that was cut off wait and be sent again: the router would leave the page for the browser's
 * own about lost connections, with everything that is typed on it. Next's `useOffline` would hold actions too, whose loss
 * a form has to say. Returns what ends that.
 */
export function holdReadings(): () => void {
  const send = window.fetch;
  const hold: typeof fetch = async (input, init) => {
    for (;;) {
      try {
        return await send(input, init);
      } catch (error) {
        if (init?.signal?.aborted || !isReading(input, init)) throw error;
        await new Promise((resolve) => setTimeout(resolve, againMs));
      }
    }
  };
  window.fetch = hold;
  return () => {
    if (window.fetch === hold) window.fetch = send;
  };
}

/** The router asks for the page that is shown; not for another one, and not ahead of time. */
function isReading(input: RequestInfo | URL, init: RequestInit | undefined): boolean {
  const headers = new Headers(init?.headers);
  if (headers.get("rsc") !== "1" || headers.has("next-router-prefetch")) return false;
  const asked = new URL(input instanceof Request ? input.url : input, window.location.href);
  asked.searchParams.delete("_rsc");
  const shown = new URL(window.location.href);
  return asked.pathname === shown.pathname && asked.searchParams.toString() === shown.searchParams.toString();
}
