import { randomUUID } from "node:crypto";
import { Retell } from "retell-sdk";
import type { Product } from "@/__tests__/support/product";
import {
  analyzedBody,
  type CallOf,
  endedBody,
  inboundBody,
  startedBody,
  toolBody,
} from "@/__tests__/support/retell-bodies";
import type { SeedBusiness } from "@/scripts/local/stack-file";

/** One call as a test leads it by hand, with the signed requests that Retell would make. */
export interface LineCall extends CallOf {
  from: string;
}

export interface Answer<Body = unknown> {
  /** Null when no answer came. */
  status: number | null;
  body: Body;
}

export interface ToolAnswer {
  say: string;
  data: {
    outcome: string;
    slots?: { slot_id: string; starts_at: string }[];
    appointment?: { appt_id: string; reference: string; starts_at: string };
    appointments?: { appt_id: string }[];
  };
}

export function newCall(business: SeedBusiness, from: string): LineCall {
  const { retellAgentId: agentId, number } = business;
  return { business: { agentId, number }, callId: `call_${randomUUID()}`, from, startedAtMs: Date.now() - 90_000 };
}

/** Posts one request, signed now with the stack's key. Never throws for want of an answer. */
export async function postSigned<Body>({ file }: Product, path: string, payload: unknown): Promise<Answer<Body>> {
  const body = JSON.stringify(payload);
  const headers = {
    "content-type": "application/json",
    "x-retell-signature": await Retell.sign(body, file.retell.apiKey),
  };
  try {
    const response = await fetch(`${file.web}${path}`, { method: "POST", body, headers });
    const text = await response.text();
    return { status: response.status, body: (text ? JSON.parse(text) : null) as Body };
  } catch {
    return { status: null, body: null as Body };
  }
}

/** Posts until a 2xx comes, as a provider does that has patience. Signs anew each time. */
export async function postUntilTaken<Body>(product: Product, path: string, payload: unknown): Promise<Body> {
  for (;;) {
    const answer = await postSigned<Body>(product, path, payload);
    if (answer.status !== null && answer.status < 300) return answer.body;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** A tool call of this call; `invocation` names it, and a resend has the same. */
export function callTool(
  product: Product,
  call: LineCall,
  name: string,
  args: unknown,
  invocation: string = randomUUID(),
) {
  return postSigned<ToolAnswer>(product, `/api/retell/tools/${name}`, toolBody(call, name, args, invocation));
}

export const retellPaths = { inbound: "/api/retell/inbound-webhook", events: "/api/retell/voice-webhook" };

interface InboundAnswer {
  call_inbound: { metadata: { cloudgreet_call_id: string } };
}

/** Asks the question before the first ring, until it is answered. Returns our id of the call, for `knownCallId`. */
export async function pickUp(product: Product, call: LineCall): Promise<string> {
  const { inbound } = callBodies(call);
  const answer = await postUntilTaken<InboundAnswer>(product, retellPaths.inbound, inbound);
  return answer.call_inbound.metadata.cloudgreet_call_id;
}

/** The bodies of a call from ring to analysis, without the tool calls. */
export function callBodies(call: LineCall, ended: Record<string, unknown> = {}) {
  const analyzed = analyzedBody(call);
  return {
    inbound: inboundBody(call, call.startedAtMs),
    started: startedBody(call),
    ended: endedBody(call, ended),
    analyzed: { ...analyzed, call: { ...analyzed.call, ...ended } },
  };
}
