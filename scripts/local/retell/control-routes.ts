import type Retell from "retell-sdk";
import { readControl } from "@/scripts/local/kit/controls";
import type { StandInApp } from "@/scripts/local/kit/stand-in";
import { findAgent } from "./agent-routes";
import { type CallStep, callReport, callStep, deliveriesOf } from "./call-report";
import { findCall } from "./call-routes";
import { calleeInput, inboundCallInput, openCallInput, playInput, sayInput } from "./control-input";
import type { DisconnectionReason, LiveCall } from "./live-call";
import { retellError } from "./retell-error";
import { greet, type HeardTurn, hearCaller } from "./take-turn";
import { type CallPlan, hangUp, type Opened, openCall, openInbound, playCall, type Telephone } from "./telephone";

const WITHHELD = "anonymous";

/** The telephone: ring a number with a script, or talk line by line. See `control-input.ts` for the bodies. */
export function mountControlRoutes(app: StandInApp, phone: Telephone): void {
  app.post("/_sim/inbound-call", async (c) => {
    const input = await readControl(c, inboundCallInput);
    const plan: CallPlan = input;
    const opened = await openInbound(phone, dialled(phone, input.to_number), callerOf(input), plan);
    if (!opened.live) return c.json(refusalReport(phone, opened));
    await playCall(phone, opened.live, input.turns, {
      analysis: input.analysis as Retell.PhoneCallResponse.CallAnalysis | undefined,
      recordingTtlMs: input.recording_ttl_ms ?? null,
      reason: input.disconnection_reason as DisconnectionReason | undefined,
    });
    await opened.live.deliverer.idle();
    return c.json(callReport(phone.state, opened.live));
  });
  app.post("/_sim/web-call/:id", async (c) => {
    const input = await readControl(c, playInput);
    const live = pickUpRegistered(phone, c.req.param("id"), { ...input, pace: "fast" });
    await playCall(phone, live, input.turns);
    await live.deliverer.idle();
    return c.json(callReport(phone.state, live));
  });
  app.post("/_sim/callee", async (c) => {
    const { to_number: toNumber, ...plan } = await readControl(c, calleeInput);
    phone.state.callees[toNumber] = plan;
    return c.json({ to_number: toNumber, ...plan });
  });
  app.get("/_sim/numbers", (c) => c.json(Object.values(phone.state.numbers).map((one) => numberReport(phone, one))));
  mountTypedRoutes(app, phone);
}

/** Calls that a person leads: one request for each thing that the caller says. */
function mountTypedRoutes(app: StandInApp, phone: Telephone): void {
  const busy = new Set<string>();
  const alone = async <T>(callId: string, work: () => Promise<T>): Promise<T> => {
    if (busy.has(callId)) throw retellError(409, "The receptionist is still busy with the last line.");
    busy.add(callId);
    return work().finally(() => busy.delete(callId));
  };
  app.post("/_sim/calls", async (c) => {
    const input = await readControl(c, openCallInput);
    const plan: CallPlan = { ...input, turns: [] };
    if ("call_id" in input) {
      const live = pickUpRegistered(phone, input.call_id, plan);
      return c.json(await step(phone, live, () => greet(live)), 201);
    }
    const opened = await openInbound(phone, dialled(phone, input.to_number), callerOf(input), plan);
    const { live } = opened;
    if (!live) return c.json(refusalReport(phone, opened));
    return c.json(await step(phone, live, () => greet(live)), 201);
  });
  app.post("/_sim/calls/:id/say", async (c) => {
    const live = onTheLine(phone, c.req.param("id"));
    const input = await readControl(c, sayInput);
    const heard = "text" in input ? input.text : input;
    return c.json(await alone(live.call.call_id, () => step(phone, live, () => hearCaller(live, heard))));
  });
  app.post("/_sim/calls/:id/hang-up", async (c) => {
    const live = onTheLine(phone, c.req.param("id"));
    await hangUp(phone, live, "user_hangup");
    await live.deliverer.idle();
    return c.json(callReport(phone.state, live));
  });
}

/** One step of a typed call. When it ends the call, the answer has the whole report as `call`. */
async function step(phone: Telephone, live: LiveCall, work: () => Promise<HeardTurn>): Promise<CallStep> {
  const turn = await work().catch((error: unknown): HeardTurn => {
    console.error("[retell] the brain of a call failed:", error);
    live.endReason = "error_retell";
    return { steps: [], isOver: true };
  });
  const answer = callStep(live.call.call_id, turn);
  if (!turn.isOver) return answer;
  await hangUp(phone, live, live.endReason ?? "agent_hangup");
  await live.deliverer.idle();
  return { ...answer, call: callReport(phone.state, live) };
}

function dialled(phone: Telephone, toNumber: string): Retell.PhoneNumberResponse {
  const number = phone.state.numbers[toNumber];
  if (number) return number;
  const known = Object.keys(phone.state.numbers).join(", ") || "none";
  throw retellError(404, `The number ${toNumber} does not exist here, so no carrier would route it. Known: ${known}.`);
}

function callerOf(input: {
  from_number?: string | null | undefined;
  custom_sip_headers?: Record<string, string>;
  omit_call_id?: boolean;
}) {
  return {
    fromNumber: input.from_number ?? WITHHELD,
    customSipHeaders: input.custom_sip_headers ?? {},
    omitCallId: input.omit_call_id ?? false,
  };
}

/** Opens a call that the API registered (web call, or a phone call dialled over SIP). */
function pickUpRegistered(phone: Telephone, callId: string, plan: CallPlan): LiveCall {
  const call = findCall(phone.state, callId);
  if (call.call_status !== "registered") throw retellError(409, `The call is ${call.call_status}, not registered.`);
  const agent = findAgent(phone.state, call.agent_id, call.agent_version);
  return openCall(phone, call, { agent, variables: call.retell_llm_dynamic_variables ?? {} }, plan);
}

function onTheLine(phone: Telephone, callId: string): LiveCall {
  const live = phone.live.get(callId);
  if (!live) throw retellError(404, `Nobody is on the line of call ${callId}.`);
  return live;
}

function refusalReport(phone: Telephone, { callId, refusal }: Opened) {
  return { ...refusal, conversation: [], tool_results: [], deliveries: deliveriesOf(phone.state, callId) };
}

function numberReport({ state }: Telephone, number: Retell.PhoneNumberResponse) {
  const agent = state.agents[number.inbound_agents?.[0]?.agent_id ?? ""]?.at(-1);
  return {
    phone_number: number.phone_number,
    pretty: number.phone_number_pretty ?? number.phone_number,
    name: number.nickname ?? agent?.agent_name ?? null,
    is_answered: agent !== undefined || Boolean(number.inbound_webhook_url),
  };
}
