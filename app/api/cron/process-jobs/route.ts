import { getContainer } from "@/lib/container";
import { checkEngines } from "@/lib/http/check-engines";
import { recordHealth } from "@/lib/http/record-health";
import { runSweeps } from "@/lib/http/run-sweeps";
import { systemContext } from "@/lib/http/system-context";
import { withCron } from "@/lib/http/with-cron";
import { sweepRetention } from "@/lib/services/privacy/sweep-retention";

export const maxDuration = 60;

export async function GET(request: Request) {
  return withCron(getContainer(), request, (container) => {
    const { ports, now } = container;
    return runSweeps(container, {
      sweptCalls: () => ports.calls.sweep(now()),
      queuedTexts: () => ports.texts.sweep(now()),
      queuedCalendars: () => ports.calendarSyncs.sweep(now()),
      queuedDigests: () => ports.digests.queue(now()),
      sweptBusinesses: () => sweepRetention(systemContext(container, "cron")),
      unpaid: () => ports.dunning.sweep(now()),
      engines: () => checkEngines(container),
      health: () => recordHealth(container),
    });
  });
}
