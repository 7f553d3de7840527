import type { Container } from "@/lib/container";
import { watchProviders } from "@/lib/services/calls/engine-watch-providers";

/** Looks whether the engines' providers answer, for the cron. A check that fails for our own reasons breaks nothing else. */
export async function checkEngines(container: Container): Promise<void> {
  try {
    const now = container.now();
    const actor = { kind: "system" as const, id: "watch" };
    const changes = await watchProviders({ ...container.ports, now, requestId: "watch", causeId: null, actor });
    for (const [provider, change] of Object.entries(changes)) container.log.info("engine.watch", { provider, change });
  } catch (error) {
    container.log.error("engine.watch_failed", error);
  }
}
