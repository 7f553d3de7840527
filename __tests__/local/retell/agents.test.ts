import Retell from "retell-sdk";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { control, rejectionOf } from "@/__tests__/local/support";
import { CALLER, NUMBER, type RetellBench, startRetellBench } from "./telephone-support";

let bench: RetellBench;
let client: Retell;

beforeEach(async () => {
  bench = await startRetellBench();
  client = bench.client;
});

afterEach(() => bench.close());

describe("versions", () => {
  test("start at 0 as a draft, and publishing freezes agent and LLM with an empty answer", async () => {
    const llm = await client.llm.create({ general_prompt: "x", start_speaker: "agent" });
    const engine = { type: "retell-llm" as const, llm_id: llm.llm_id };
    const draft = await client.agent.create({ response_engine: engine, voice_id: "retell-Cimo" });

    const response = await client.agent.publish(draft.agent_id, { version: 0, version_title: "first" }).asResponse();

    expect([draft.version, draft.is_published]).toEqual([0, false]);
    expect(await response.text()).toBe("");
    expect(await client.agent.retrieve(draft.agent_id)).toMatchObject({ is_published: true, version_title: "first" });
    expect(await client.llm.retrieve(llm.llm_id)).toMatchObject({ is_published: true });
  });

  test("refuse changes once published", async () => {
    const onLlm = await rejectionOf(client.llm.update(bench.llmId, { general_prompt: "new" }));
    const onAgent = await rejectionOf(client.agent.update(bench.agentId, { agent_name: "new" }));
    const again = await rejectionOf(client.agent.publish(bench.agentId, { version: 0 }));

    expect(onLlm).toMatchObject({
      status: 400,
      error: { status: "error", message: "Cannot update a published LLM version" },
    });
    expect([onAgent.status, again.status]).toEqual([400, 400]);
  });

  test("open a next draft with a copy of the LLM, and leave the published ones alone", async () => {
    const draft = (await client.agent.createVersion(bench.agentId, { base_version: 0 })) as Retell.AgentResponse;
    await client.llm.update(bench.llmId, { general_prompt: "new prompt" });
    await client.agent.update(bench.agentId, { version: 1, agent_name: "New desk" });

    const published = await client.agent.retrieve(bench.agentId, { version: "latest_published" });
    const latest = await client.agent.retrieve(bench.agentId);

    expect(draft).toMatchObject({ version: 1, base_version: 0, is_published: false });
    expect(draft.response_engine).toMatchObject({ llm_id: bench.llmId, version: 1 });
    expect([published.version, published.agent_name]).toEqual([0, "Front desk"]);
    expect([latest.version, latest.agent_name]).toEqual([1, "New desk"]);
    expect((await client.llm.retrieve(bench.llmId, { version: 0 })).general_prompt).not.toBe("new prompt");
    expect(await client.agent.getVersions(bench.agentId)).toHaveLength(2);
  });

  test.each([
    ["a number", 0, "Hello old."],
    ["latest_published", "latest_published", "Hello old."],
    ["latest", "latest", "Hello draft."],
    ["nothing", undefined, "Hello draft."],
    ["an unassigned tag", "prod", "Hello draft."],
  ])("answer a call as %s says", async (_name, reference, greeting) => {
    const llm = await client.llm.create({ begin_message: "Hello old.", start_speaker: "agent" });
    const engine = { type: "retell-llm" as const, llm_id: llm.llm_id };
    const agent = await client.agent.create({ response_engine: engine, voice_id: "retell-Cimo" });
    await client.agent.publish(agent.agent_id, { version: 0 });
    await client.agent.createVersion(agent.agent_id, { base_version: 0 });
    await client.llm.update(llm.llm_id, { begin_message: "Hello draft." });
    const binding = {
      agent_id: agent.agent_id,
      weight: 1,
      ...(reference === undefined ? {} : { agent_version: reference }),
    };
    await client.phoneNumber.update(NUMBER, { inbound_agents: [binding] });

    const report = await control<{ conversation: unknown[] }>(bench.url, "/_sim/inbound-call", {
      to_number: NUMBER,
      from_number: CALLER,
    });

    expect(report.conversation).toEqual([{ role: "agent", content: greeting }]);
  });

  test("that do not exist are refused", async () => {
    const publish = await rejectionOf(client.agent.publish(bench.agentId, { version: 7 }));
    const read = await rejectionOf(client.agent.retrieve(bench.agentId, { version: 7 }));
    const bind = await rejectionOf(
      client.phoneNumber.update(NUMBER, {
        inbound_agents: [{ agent_id: bench.agentId, weight: 1, agent_version: 7 }],
      }),
    );

    expect([publish.status, read.status, bind.status]).toEqual([404, 404, 400]);
  });
});

describe("errors", () => {
  test("are the SDK's typed ones, with Retell's body", async () => {
    const stranger = new Retell({ apiKey: "other", baseURL: bench.url, maxRetries: 0 });

    const unauthorized = await rejectionOf(stranger.agent.retrieve(bench.agentId));
    const missing = await rejectionOf(client.call.retrieve("call_nope"));

    expect(unauthorized).toBeInstanceOf(Retell.AuthenticationError);
    expect(missing).toBeInstanceOf(Retell.NotFoundError);
    expect(missing).toMatchObject({ error: { status: "error", message: expect.any(String) } });
  });

  test.each([
    ["a tool without a type in its parameters", { parameters: { properties: {} } }],
    ["a tool with a name that Retell does not take", { name: "book appointment" }],
    ["a tool with a timeout below a second", { timeout_ms: 200 }],
    ["a tool whose address is none", { url: "tools/book" }],
  ])("name %s", async (_name, part) => {
    const tool = { type: "custom", name: "book", url: "http://127.0.0.1/x", ...part };
    const body = { general_tools: [tool] } as unknown as Retell.LlmCreateParams;

    const refusal = await rejectionOf(client.llm.create(body));

    expect(refusal).toMatchObject({ status: 400 });
  });

  test("name weights that do not sum to 1, and a missing voice", async () => {
    const weights = { inbound_agents: [{ agent_id: bench.agentId, weight: 0.5 }] };
    const noVoice = { response_engine: { type: "retell-llm", llm_id: bench.llmId } } as Retell.AgentCreateParams;

    const onNumber = await rejectionOf(client.phoneNumber.update(NUMBER, weights));
    const onAgent = await rejectionOf(client.agent.create(noVoice));

    expect([onNumber.status, onAgent.status]).toEqual([400, 400]);
  });

  test("come on demand, shaped like Retell's own", async () => {
    await control(bench.url, "/_sim/faults", { status: 402, count: 1, path: "/create-agent" });

    const refusal = await rejectionOf(
      client.agent.create({ voice_id: "v", response_engine: { type: "retell-llm", llm_id: bench.llmId } }),
    );

    expect(refusal).toMatchObject({ status: 402, error: { status: "error" } });
  });
});

describe("numbers, voices and lists", () => {
  test("are bought, changed, listed and deleted", async () => {
    const bought = await client.phoneNumber.create({ area_code: 720, number_provider: "telnyx" });
    const changed = await client.phoneNumber.update(bought.phone_number, { nickname: "Main line" });
    const listed = await client.phoneNumber.list();
    await client.phoneNumber.delete(bought.phone_number);

    const gone = await rejectionOf(client.phoneNumber.retrieve(bought.phone_number));

    expect(bought).toMatchObject({ phone_number_type: "retell-telnyx", area_code: 720 });
    expect(changed.nickname).toBe("Main line");
    expect(listed.items.map(({ phone_number: number }) => number)).toEqual([bought.phone_number, NUMBER]);
    expect(gone.status).toBe(404);
  });

  test("never show a trunk's password", async () => {
    const imported = await client.phoneNumber.import({
      phone_number: "+13035550177",
      termination_uri: "sip.telnyx.com",
      sip_trunk_auth_username: "user",
      sip_trunk_auth_password: "secret",
    });

    expect(imported.sip_outbound_trunk_config).toMatchObject({ auth_username: "user" });
    expect(JSON.stringify(imported)).not.toContain("secret");
  });

  test("page through lists by key", async () => {
    const first = await client.agent.list({ limit: 1 });
    const llms = await client.llm.list();
    const voices = await client.voice.list();
    const concurrency = await client.concurrency.retrieve();

    expect(first).toMatchObject({ has_more: false, items: [{ agent_id: bench.agentId }] });
    expect(llms.items).toHaveLength(1);
    expect(voices.map(({ voice_id: id }) => id)).toContain("retell-Cimo");
    expect(concurrency.current_concurrency).toBe(0);
  });
});
