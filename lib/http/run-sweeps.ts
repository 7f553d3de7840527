import type { Container } from "@/lib/container";
import { AppError } from "@/lib/errors";

/**
 * Runs each sweep of the cron and then the queue, whatever became of the sweeps before: one that fails every minute must
 * not hold up the jobs of every business. Returns what each sweep did. Throws `unavailable` in the end when one failed.
 */
export async function runSweeps(
  container: Container,
  sweeps: Record<string, () => Promise<unknown>>,
): Promise<Record<string, unknown>> {
  const results: Record<string, unknown> = {};
  const failed: string[] = [];
  for (const [sweep, run] of Object.entries(sweeps)) {
    try {
      results[sweep] = await run();
    } catch (error) {
      container.log.error("cron.sweep_failed", error, { sweep });
      failed.push(sweep);
    }
  }
  await container.drain();
  if (failed.length > 0) throw new AppError("unavailable", `Not swept: ${failed.join(", ")}.`);
  return { ...results, drained: true };
}
