import { getContainer } from "@/lib/container";
import { checkEngines } from "@/lib/http/check-engines";
import { recordHealth } from "@/lib/http/record-health";
import { systemContext } from "@/lib/http/system-context";
import { withCron } from "@/lib/http/with-cron";
import { sweepRetention } from "@/lib/services/privacy/sweep-retention";

export const maxDuration = 60;

export async function GET(request: Request) {
  return withCron(getContainer(), request, async (container) => {
    const sweptCalls = await container.ports.calls.sweep(container.now());
    const queuedTexts = await container.ports.texts.sweep(container.now());
    const queuedCalendars = await container.ports.calendarSyncs.sweep(container.now());
    const queuedDigests = await container.ports.digests.queue(container.now());
    const sweptBusinesses = await sweepRetention(systemContext(container, "cron"));
    const unpaid = await container.ports.dunning.sweep(container.now());
    await checkEngines(container);
    await recordHealth(container);
    await container.drain();
    return { sweptCalls, queuedTexts, queuedCalendars, queuedDigests, sweptBusinesses, unpaid, drained: true };
  });
}
