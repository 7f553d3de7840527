import type Retell from "retell-sdk";
import { wait } from "@/scripts/local/kit/wait";
import { findAgent } from "./agent-routes";
import type { CalleePlan } from "./state";
import { greet } from "./take-turn";
import { neverConnected, openCall, playCall, type Telephone } from "./telephone";

const REASONS = { no_answer: "dial_no_answer", busy: "dial_busy", failed: "dial_failed" } as const;

/**
 * Rings the callee of `create-phone-call`. When nobody answers the events are `call_ended` and `call_analyzed`, never
 * `call_started`. What a callee does can be set with `POST /_sim/callee`.
 */
export async function placeOutboundCall(
  phone: Telephone,
  call: Retell.PhoneCallResponse,
  agentVersion: string | number | undefined,
): Promise<void> {
  const agent = findAgent(phone.state, call.agent_id, agentVersion);
  const plan = phone.state.callees[call.to_number] ?? defaultPlan(call.to_number);
  const variables = call.retell_llm_dynamic_variables ?? {};
  await wait(plan.ring_ms, phone.signal);
  const pace = plan.answer === "person" ? "typed" : "fast";
  const live = openCall(phone, call, { agent, variables }, { pace, turns: plan.turns });
  if (plan.answer === "answers") await playCall(phone, live, plan.turns);
  else if (plan.answer === "person") await greet(live);
  else neverConnected(phone, live, REASONS[plan.answer]);
}

function defaultPlan(toNumber: string): CalleePlan {
  return { answer: toNumber.endsWith("0000") ? "no_answer" : "answers", turns: [], ring_ms: 0 };
}
