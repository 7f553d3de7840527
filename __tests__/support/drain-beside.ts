import { createContainer } from "@/lib/container";
import { parseEnv } from "@/lib/env";
import { drainJobs } from "@/lib/jobs/drain";

/*
 * A second worker beside a running product, in a process of its own: does what is due until its parent lets go, and
 * tells its parent of each job that it did. Gets the product's environment.
 */
const pauseMs = 20;
const parsed = parseEnv(process.env);
if ("problems" in parsed) throw new Error(JSON.stringify(parsed.problems));
const log = { info: () => undefined, error: () => undefined };
const { ports } = createContainer(parsed.env, { log });
process.once("disconnect", () => process.exit(0));
process.send?.({ isReady: true });
for (;;) {
  await drainJobs(ports, {
    now: () => new Date(),
    budgetMs: 5_000,
    concurrency: 3,
    leaseSeconds: parsed.env.JOB_LEASE_SECONDS,
    onDone: (job) => process.send?.({ kind: job.kind }),
  });
  await new Promise((resolve) => setTimeout(resolve, pauseMs));
}
