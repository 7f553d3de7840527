import type { z } from "zod";
import type { Ports, RequestContext } from "@/lib/ports";
import type { LeasedJob } from "@/lib/ports/stores";
import type { JobKind, payloads } from "./payloads";

/** What became of one run: done with the sentence to keep, or to be tried again later without that being a failure. */
export type JobResult = { done: string } | { retryInSeconds: number; reason: string };

/** `clock`: the instant at each call, for work that must stop in time. */
export type JobContext = RequestContext & Ports & { clock: () => Date };

/** One kind of job. Its work is safe to repeat: a job may run again after any crash. */
export interface Job<Kind extends JobKind = JobKind> {
  kind: Kind;
  run(ctx: JobContext, payload: z.infer<(typeof payloads)[Kind]>, job: LeasedJob): Promise<JobResult>;
}

/** Names a job kind and its work together, so that the payload's type follows from the kind. */
export function defineJob<Kind extends JobKind>(kind: Kind, run: Job<Kind>["run"]): Job<Kind> {
  return { kind, run };
}
