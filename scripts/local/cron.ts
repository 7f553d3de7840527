const paths = ["/api/cron/process-jobs"];
const requestTimeoutMs = 60_000;

/**
 * Calls the cron routes as Vercel's cron does, only more often: each round `everyMs` after the end of
 * the one before. A web server that is down or restarting is left in peace until the next round.
 */
export function startCron(webUrl: string, secret: string, everyMs: number): { stop(): Promise<void> } {
  const stopped = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let round = Promise.resolve();

  async function callAll(): Promise<void> {
    for (const path of paths) {
      const signal = AbortSignal.any([stopped.signal, AbortSignal.timeout(requestTimeoutMs)]);
      const headers = { authorization: `Bearer ${secret}`, "user-agent": "vercel-cron/1.0" };
      await fetch(webUrl + path, { headers, signal })
        .then((response) => response.arrayBuffer())
        .catch(() => undefined);
    }
  }
  function schedule(): void {
    timer = setTimeout(() => {
      round = callAll().then(() => {
        if (!stopped.signal.aborted) schedule();
      });
    }, everyMs);
  }

  schedule();
  return {
    async stop() {
      stopped.abort();
      clearTimeout(timer);
      await round;
    },
  };
}
