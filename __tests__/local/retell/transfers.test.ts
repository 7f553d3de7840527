import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { control } from "@/__tests__/local/support";
import type { CallReport } from "@/scripts/local/retell/call-report";
import { inboundReply, NUMBER, type RetellBench, startRetellBench } from "./telephone-support";

let bench: RetellBench;

beforeEach(async () => {
  bench = await startRetellBench();
});
afterEach(() => bench.close());

const ringer = (place: number) => ({
  type: "transfer_call" as const,
  name: `put_through_${place}`,
  description: "Rings a person.",
  transfer_destination: { type: "predefined" as const, number: `{{transfer_phone_${place}}}` },
  transfer_option: { type: "cold_transfer" as const, cold_transfer_mode: "sip_invite" as const },
});

/** Publishes an agent with two people behind variables, which the answer before the call fills. */
async function publish(phones: Record<string, string>): Promise<void> {
  await bench.client.agent.createVersion(bench.agentId, { base_version: 0 });
  await bench.client.llm.update(bench.llmId, { version: 1, general_tools: [ringer(1), ringer(2)] });
  await bench.client.agent.update(bench.agentId, {
    version: 1,
    webhook_events: ["call_ended", "transfer_started", "transfer_bridged", "transfer_cancelled"],
  });
  await bench.client.agent.publish(bench.agentId, { version: 1 });
  await bench.client.phoneNumber.update(NUMBER, {
    inbound_agents: [{ agent_id: bench.agentId, weight: 1, agent_version: 1 }],
  });
  bench.app.answer(({ path }) => {
    if (!path.includes("inbound-webhook")) return { status: 204, text: "" };
    const { dynamic_variables: variables, ...rest } = inboundReply().call_inbound;
    return { json: { call_inbound: { ...rest, dynamic_variables: { ...variables, ...phones } } } };
  });
}

const ring = (...tools: string[]): Promise<CallReport> =>
  control(bench.url, "/_sim/inbound-call", {
    to_number: NUMBER,
    from_number: "+13035550111",
    turns: tools.map(() => "A person, please."),
    tools: tools.map((name) => ({ name, args: {} })),
  });

const told = () =>
  bench.app.received.flatMap(({ json }) => {
    const { event, transfer_destination: destination } = json as {
      event?: string;
      transfer_destination?: { number: string };
    };
    return destination ? [`${event} ${destination.number}`] : [];
  });

describe("putting a caller through", () => {
  test("rings the number that the variable holds, and ends as a transfer", async () => {
    await publish({ transfer_phone_1: "+13035550000", transfer_phone_2: "+13035550192" });

    const report = await ring("put_through_1", "put_through_2");

    expect(report.disconnection_reason).toBe("call_transfer");
    expect(told()).toEqual([
      "transfer_started +13035550000",
      "transfer_cancelled +13035550000",
      "transfer_started +13035550192",
      "transfer_bridged +13035550192",
    ]);
  });

  test("fails without ringing when the variable is empty, and the call goes on", async () => {
    await publish({ transfer_phone_1: "", transfer_phone_2: "" });

    const report = await ring("put_through_1");

    expect(report.disconnection_reason).toBe("user_hangup");
    expect(told()).toEqual([]);
  });
});
