import type { ReceptionistContent } from "@/lib/domain/receptionist/receptionist-content";
import type { RehearsalFailure, RehearsalReport } from "@/lib/domain/receptionist/rehearsal-report";
import { AppError } from "@/lib/errors";
import type { DryPorts } from "@/lib/receptionist/playground/dry-conversation";
import { describeBusiness } from "@/lib/receptionist/prompt/describe-call";
import type { RehearsalPorts } from "./dry-stage";
import { rehearse } from "./rehearse";
import { rehearseWithCallers } from "./rehearse-with-callers";

interface Rehearsal {
  businessId: string;
  content: ReceptionistContent;
  onProgress?: (done: number, total: number) => Promise<void>;
}

/** The same callers say the same at every rehearsal, so that a draft which passed passes again. */
const seed = 1;

/**
 * The gate before publishing (spec 2.12): a handful of callers who test the words of the draft, then the callers of the
 * trade whom the receptionist serves as it is now, of whom the draft may lose none. Callers whom this catalogue does not
 * suit either way are not counted. Nothing is written, nobody is told. A business that has nothing to book yet gets the
 * handful alone. Throws as rehearseWithCallers does.
 */
export async function rehearseContent(
  ctx: DryPorts & RehearsalPorts,
  { businessId, content, onProgress = async () => undefined }: Rehearsal,
): Promise<RehearsalReport> {
  const first = await rehearseWithCallers(ctx, { businessId, content });
  const business = await ctx.businesses.describe(businessId, ctx.now);
  if (!business) throw new AppError("not_found", "There is no such business.");
  const drafted = { ...business, receptionist: content, language: content.language };
  const variables = describeBusiness(drafted, ctx.now);
  const live = await rehearse(ctx, { businessId, seed }).catch(withoutSuite);
  const count = first.total + live.passed;
  const onPlayed = ({ played }: { played: number }) => onProgress(Math.min(first.total + played, count), count);
  const played = await rehearse(ctx, { businessId, variables, seed, onPlayed }).catch(withoutSuite);
  const lostAnyway = new Set(live.failures.map(({ scenarioId }) => scenarioId));
  const lost = played.failures.filter(({ scenarioId }) => !lostAnyway.has(scenarioId));
  return {
    total: count,
    passed: first.passed + live.passed - lost.length,
    failures: [...first.failures, ...lost.map(placeInTranscript)],
  };
}

function withoutSuite(error: unknown): RehearsalReport {
  if (error instanceof AppError && error.code === "conflict") return { total: 0, passed: 0, failures: [] };
  throw error;
}

/** The suite counts what the caller did, from 1; a report names the line of the transcript, from 0. */
function placeInTranscript(failure: RehearsalFailure): RehearsalFailure {
  const lines = failure.transcript.flatMap(({ role }, place) => (role === "caller" ? [place] : []));
  return { ...failure, turn: lines[failure.turn - 1] ?? Math.max(0, failure.transcript.length - 1) };
}
