import type { Trunk } from "./telnyx/installation";

/** The installation's places at the local carrier; the same in every stack. */
export const carrier = {
  connectionId: "2611000000000000001",
  retellTrunkId: "2611000000000000002",
  openaiTrunkId: "2611000000000000003",
  /** Nobody's number: trunks that fail forward their calls to it. */
  fallbackNumber: "+13035550999",
} as const;

/** The trunks from the local carrier to the other local vendors. A vendor with faults on all of its API is down. */
export function localTrunks(urls: { retell: string; openai: string }): Trunk[] {
  return [
    {
      connectionId: carrier.retellTrunkId,
      name: "Retell",
      fqdn: "sip.retellai.com",
      ring: ({ from, to, turns }) =>
        dial(urls.retell, "/_sim/inbound-call", { from_number: from, to_number: to, turns }, ["disconnected"]),
    },
    {
      connectionId: carrier.openaiTrunkId,
      name: "OpenAI",
      fqdn: "sip.api.openai.com",
      ring: ({ from, to, turns }) =>
        dial(urls.openai, "/_sim/incoming-call", { from, to, turns }, ["unanswered", "rejected", "failed"]),
    },
  ];
}

/** Rings at a vendor; null when it is down or does not take the call. */
async function dial(url: string, path: string, call: object, refusals: string[]): Promise<unknown> {
  try {
    if (!(await isUp(url))) return null;
    const response = await fetch(url + path, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(call),
    });
    if (!response.ok) return null;
    const report = (await response.json()) as { outcome?: string };
    return refusals.includes(report.outcome ?? "") ? null : report;
  } catch {
    return null;
  }
}

async function isUp(url: string): Promise<boolean> {
  const { faults } = (await (await fetch(`${url}/_sim/faults`)).json()) as {
    faults: { path?: string; status?: number }[];
  };
  return !faults.some(({ path, status }) => path === undefined && status !== undefined);
}
