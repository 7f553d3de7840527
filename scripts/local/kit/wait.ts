import { setTimeout as sleep } from "node:timers/promises";

/** Waits for `durationMs`, or less when the stand-in is closed meanwhile. Never rejects. */
export async function wait(durationMs: number, signal: AbortSignal): Promise<void> {
  if (durationMs <= 0) return;
  await sleep(durationMs, undefined, { signal }).catch(() => undefined);
}
