import { ZodError } from "zod";
import { AppError, isRetryable } from "@/lib/errors";
import type { Ports } from "@/lib/ports";
import type { LeasedJob } from "@/lib/ports/stores";
import type { JobContext } from "./job";
import { runJob } from "./registry";

export interface DrainOptions {
  /** The clock; read anew for every claim and every end. */
  now: () => Date;
  /** Stops claiming after this long. */
  budgetMs: number;
  /** Jobs at work at the same time. */
  concurrency: number;
  /** A lease that ran out is taken over by the next drain. Longer than any job takes. */
  leaseSeconds: number;
  onDone?: (job: LeasedJob, outcome: { result: string } | { error: unknown }, durationMs: number) => void;
}

/**
 * Claims and runs due jobs until there are none, or the budget is spent. Several drains may run at once, in one process
 * or many: each job is leased to one of them. Returns how many were run.
 */
export async function drainJobs(ports: Ports, options: DrainOptions): Promise<number> {
  const startedAt = options.now().getTime();
  const atWork = new Set<Promise<void>>();
  let count = 0;
  while (options.now().getTime() - startedAt < options.budgetMs) {
    const free = options.concurrency - atWork.size;
    const claimed = free > 0 ? await ports.jobs.claim(free, options.leaseSeconds, options.now()) : [];
    for (const job of claimed) {
      count += 1;
      const work: Promise<void> = runOne(ports, job, options).finally(() => atWork.delete(work));
      atWork.add(work);
    }
    if (claimed.length === 0 && atWork.size === 0) break;
    if (claimed.length < free || free === 0) await Promise.race(atWork);
  }
  await Promise.all(atWork);
  return count;
}

async function runOne(ports: Ports, job: LeasedJob, { now, onDone }: DrainOptions): Promise<void> {
  const startedAt = now();
  const ctx: JobContext = {
    ...ports,
    now: startedAt,
    clock: now,
    requestId: job.id,
    causeId: job.key,
    actor: { kind: "system", id: job.kind },
  };
  try {
    const result = await runJob(ctx, job);
    if ("done" in result) await ports.jobs.finish(job, result.done, now());
    else {
      const { retryInSeconds, reason } = result;
      await ports.jobs.fail(job, { error: reason, isRetryable: true, retryInSeconds }, now());
    }
    onDone?.(job, { result: "done" in result ? result.done : result.reason }, now().getTime() - startedAt.getTime());
  } catch (error) {
    onDone?.(job, { error }, now().getTime() - startedAt.getTime());
    // When even this fails the database is away; the lease runs out and the job is claimed again.
    await ports.jobs
      .fail(job, { error: describeFailure(error), isRetryable: canCure(error), retryInSeconds: null }, now())
      .catch(() => undefined);
  }
}

/** A payload that does not parse, or a kind that does not exist, will not be cured by waiting. */
function canCure(error: unknown): boolean {
  return !(error instanceof ZodError || error instanceof TypeError) && isRetryable(error);
}

/** Kept on the row for staff: our own constant sentence and the vendor's code, never a provider's text. */
function describeFailure(error: unknown): string {
  if (error instanceof AppError) return `${error.code}: ${error.message}`;
  return error instanceof Error ? error.name : "unknown error";
}
