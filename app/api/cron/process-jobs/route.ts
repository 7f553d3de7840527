import { getContainer } from "@/lib/container";
import { withCron } from "@/lib/http/with-cron";

export const maxDuration = 60;

export async function GET(request: Request) {
  return withCron(getContainer(), request, async (container) => {
    const sweptCalls = await container.ports.calls.sweep(container.now());
    await container.drain();
    return { sweptCalls, drained: true };
  });
}
