import type { Container } from "@/lib/container";
import type { HealthCheck } from "@/lib/domain/site/health-history";
import { readQueue } from "./answer-health";

/** Longer than this and what follows a call is late for the people who wait for it. */
const lateSeconds = 300;

/**
 * Measures what the status page shows, for the cron, and keeps it; counted once a minute. What cannot be kept, because
 * the database is away, stays unmeasured. A failure breaks nothing else.
 */
export async function recordHealth(container: Container): Promise<void> {
  try {
    const checks = (await Promise.all([measureDatabase(container), measureVoice(container)])).flat();
    await container.ports.site.noteHealth(checks, container.now());
  } catch (error) {
    container.log.error("health.not_recorded", error);
  }
}

async function measureDatabase(container: Container): Promise<HealthCheck[]> {
  const startedAt = performance.now();
  const queue = await readQueue(container);
  const ms = performance.now() - startedAt;
  return [
    { probe: "database", isUp: queue !== undefined, ms },
    { probe: "queue", isUp: queue !== undefined && queue.oldest_seconds < lateSeconds, ms },
  ];
}

async function measureVoice({ ports }: Container): Promise<HealthCheck[]> {
  if (!ports.engineHealth.watched.includes("retell")) return [];
  const startedAt = performance.now();
  const isUp = await ports.engineHealth.isUp("retell");
  return [{ probe: "voice", isUp, ms: performance.now() - startedAt }];
}
