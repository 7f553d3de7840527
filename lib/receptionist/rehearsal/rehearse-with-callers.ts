import type { BusinessDescription } from "@/lib/domain/calls/business-description";
import type { ReceptionistContent } from "@/lib/domain/receptionist/receptionist-content";
import type { RehearsalFailure, RehearsalReport } from "@/lib/domain/receptionist/rehearsal-report";
import { AppError } from "@/lib/errors";
import { beginDry, type DryPorts, stepDry } from "@/lib/receptionist/playground/dry-conversation";
import { type ScriptedCaller, scriptedCallers } from "./scripted-callers";

const turnsMax = 14;

/**
 * Lets the test callers talk with the scripted receptionist as `content` has it, over the business's real catalogue and
 * calendar; nothing is written, sent, billed or counted. `onProgress` hears how many are done after each. Throws
 * `not_found` without such a business, `unavailable` when the database cannot answer.
 */
export async function rehearseWithCallers(
  ctx: DryPorts,
  { businessId, content, onProgress = async () => undefined }: Rehearsal,
): Promise<RehearsalReport> {
  const business = await ctx.businesses.describe(businessId, ctx.now);
  if (!business) throw new AppError("not_found", "There is no such business.");
  const callers = scriptedCallers(business, content);
  await onProgress(0, callers.length);
  const failures: RehearsalFailure[] = [];
  for (const [index, caller] of callers.entries()) {
    const failure = await letCall(ctx, business, content, caller);
    if (failure) failures.push(failure);
    await onProgress(index + 1, callers.length);
  }
  return { total: callers.length, passed: callers.length - failures.length, failures };
}

interface Rehearsal {
  businessId: string;
  content: ReceptionistContent;
  onProgress?: (done: number, total: number) => Promise<void>;
}

async function letCall(
  ctx: DryPorts,
  business: BusinessDescription,
  content: ReceptionistContent,
  caller: ScriptedCaller,
): Promise<RehearsalFailure | null> {
  const transcript: RehearsalFailure["transcript"] = [];
  const outcomes: string[] = [];
  let turn = await stepDry(ctx, business.businessId, beginDry(business, content, ctx.now, false), { kind: "start" });
  transcript.push({ role: "receptionist", text: turn.say });
  let words: string | null = caller.opening;
  for (let count = 0; count < turnsMax && words !== null && !turn.state.isOver; count++) {
    transcript.push({ role: "caller", text: words });
    turn = await stepDry(ctx, business.businessId, turn.state, { kind: "speech", text: words });
    outcomes.push(...turn.tools.map(({ result }) => result.data.outcome));
    transcript.push({ role: "receptionist", text: turn.say });
    words = answerTo(caller, turn.say);
  }
  const said = transcript.flatMap(({ role, text }) => (role === "receptionist" ? [text] : []));
  const reason = caller.judge({ said, outcomes });
  return reason ? { scenarioId: caller.id, turn: turnOf(caller, transcript.length), reason, transcript } : null;
}

/** The notice is judged by the first words; everything else by where the call ended. */
const turnOf = ({ id }: ScriptedCaller, length: number): number => (id === "hears_the_notice" ? 0 : length - 1);

function answerTo(caller: ScriptedCaller, say: string): string | null {
  const question = /[^.!?¿]*\?[^?]*$/.exec(say)?.[0] ?? say;
  return caller.answers.find(([pattern]) => pattern.test(question))?.[1] ?? null;
}
