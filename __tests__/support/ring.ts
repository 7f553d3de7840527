import type { Product } from "@/__tests__/support/product";
import type { CallReport, CallStep } from "@/scripts/local/retell/call-report";
import type { CallerTurn } from "@/scripts/local/retell/state";
import type { SeedBusiness } from "@/scripts/local/stack-file";

async function post<Body>(product: Product, path: string, body: unknown): Promise<Body> {
  const response = await fetch(product.file.retell.url + path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return response.json() as Promise<Body>;
}

/** Rings a business through the local telephone, says these things, and answers with the call as it ended. */
export function ringBusiness(
  product: Product,
  business: SeedBusiness,
  from: string,
  turns: CallerTurn[],
  how: { tools?: { name: string; args: Record<string, unknown> }[] } = {},
): Promise<CallReport> {
  const input = { to_number: business.number, from_number: from, turns, ...how };
  return post(product, "/_sim/inbound-call", input);
}

/** A call that is led line by line. */
export interface OpenCall {
  callId: string;
  /** Everything that the receptionist said, the newest last. */
  heard: string[];
  say(text: string): Promise<CallStep>;
  hangUp(): Promise<CallReport>;
}

export async function openCall(product: Product, business: SeedBusiness, from: string): Promise<OpenCall> {
  const opened = await post<CallStep>(product, "/_sim/calls", { to_number: business.number, from_number: from });
  const heard = [opened.say];
  const address = `/_sim/calls/${opened.call_id}`;
  return {
    callId: opened.call_id,
    heard,
    async say(text) {
      const step = await post<CallStep>(product, `${address}/say`, { text });
      heard.push(step.say);
      return step;
    },
    hangUp: () => post(product, `${address}/hang-up`, {}),
  };
}
