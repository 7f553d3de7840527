import { z } from "zod";
import { wait } from "@/scripts/local/kit/wait";
import { endGather, endLeg, sendCallEvent } from "./call-legs";
import type { World } from "./events";
import type { CallLeg } from "./state";

/** What somebody does whom the application calls. */
export const calleePlan = z.strictObject({
  answer: z.enum(["answers", "no_answer", "busy", "rejects"]),
  /** The keys they press when they are asked for some. */
  presses: z
    .string()
    .regex(/^[0-9*#]+$/)
    .optional(),
  /** They hang up when they are asked. */
  hangs_up: z.boolean().optional(),
});
export type CalleePlan = z.infer<typeof calleePlan>;

const listenMs = 40;

/** Lets the callee of an outgoing leg react to a sentence that waits for keys; whoever does nothing runs out of time. */
export async function reactToQuestion(world: World, leg: CallLeg, body: Record<string, unknown>): Promise<void> {
  if (leg.direction !== "outgoing") return;
  const plan = world.state.callees[leg.to];
  const acts = plan?.presses !== undefined || plan?.hangs_up === true;
  await wait(acts ? listenMs : patienceOf(body), world.signal);
  if (world.signal.aborted || leg.state === "hangup" || !leg.isGathering) return;
  if (plan?.hangs_up) return endLeg(world, leg, "normal_clearing", "callee");
  if (plan?.presses) return press(world, leg, plan.presses, body);
  endGather(world, leg, "", "timeout");
}

/** Ends the waiting as the carrier does: keys that do not count are told as no keys. */
export function press(world: World, leg: CallLeg, digits: string, body: Record<string, unknown> = {}): void {
  for (const digit of digits) sendCallEvent(world, leg, "call.dtmf.received", { digit });
  if (!leg.isGathering) return;
  const isValid =
    typeof body.valid_digits !== "string" || [...digits].every((key) => `${body.valid_digits}`.includes(key));
  endGather(world, leg, isValid ? digits : "", isValid ? "valid" : "invalid");
}

function patienceOf({ timeout_millis: timeoutMs, maximum_tries: tries }: Record<string, unknown>): number {
  return (typeof timeoutMs === "number" ? timeoutMs : 10_000) * (typeof tries === "number" ? tries : 1);
}
