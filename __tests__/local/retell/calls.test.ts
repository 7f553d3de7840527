import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createEmulator, filePersistence } from "emulate";
import type OpenAI from "openai";
import Retell from "retell-sdk";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { startAppSink } from "@/__tests__/local/app-sink";
import { control, rejectionOf } from "@/__tests__/local/support";
import type { CallReport } from "@/scripts/local/retell/call-report";
import { retellStandIn } from "@/scripts/local/retell/retell-stand-in";
import {
  answerLikeOurApp,
  CALLER,
  createBusiness,
  echoBrain,
  KEY,
  NUMBER,
  type RetellBench,
  startRetellBench,
} from "./telephone-support";

let bench: RetellBench;

beforeEach(async () => {
  bench = await startRetellBench();
});

afterEach(() => bench.close());

function ring(body: Record<string, unknown> = {}): Promise<CallReport> {
  return control(bench.url, "/_sim/inbound-call", { to_number: NUMBER, from_number: CALLER, ...body });
}

describe("a typed call", () => {
  test("goes line by line, shows the tools, and ends with a report", async () => {
    const opened = await control<{ call_id: string; say: string }>(bench.url, "/_sim/calls", {
      to_number: NUMBER,
      from_number: CALLER,
    });
    const booked = await control(bench.url, `/_sim/calls/${opened.call_id}/say`, { text: "please book" });
    const pressed = await control(bench.url, `/_sim/calls/${opened.call_id}/say`, { digits: "0" });
    const ended = await control<CallReport>(bench.url, `/_sim/calls/${opened.call_id}/hang-up`);

    expect(opened.say).toBe("Thanks for calling Acme Roofing.");
    expect(booked).toMatchObject({
      say: "Let me book that. You are booked.",
      is_over: false,
      tool_calls: [{ name: "book_appointment", successful: true }],
    });
    expect(pressed).toMatchObject({ say: "You pressed 0." });
    expect(ended).toMatchObject({ disconnection_reason: "user_hangup", call_status: "ended" });
  });

  test("is over when the receptionist hangs up, and then nobody is on the line", async () => {
    const { call_id: id } = await control<{ call_id: string }>(bench.url, "/_sim/calls", { to_number: NUMBER });
    const last = await control(bench.url, `/_sim/calls/${id}/say`, { text: "bye" });

    const afterwards = control(bench.url, `/_sim/calls/${id}/say`, { text: "hello?" });

    expect(last).toMatchObject({ is_over: true, say: "Goodbye.", call: { disconnection_reason: "agent_hangup" } });
    await expect(afterwards).rejects.toThrow(/404/);
  });

  test("can be stopped through the API", async () => {
    const { call_id: id } = await control<{ call_id: string }>(bench.url, "/_sim/calls", { to_number: NUMBER });

    await bench.client.call.stop(id);

    expect(await bench.client.call.retrieve(id)).toMatchObject({ disconnection_reason: "manual_stopped" });
  });
});

describe("web and outbound calls", () => {
  test("a web call's answer has nothing but what the browser needs, and the call can be played", async () => {
    const created = await bench.client.call.createWebCall({
      agent_id: bench.agentId,
      metadata: { business: "b1" },
      retell_llm_dynamic_variables: { greeting: "Hello, tester." },
    });
    const report = await control<CallReport>(bench.url, `/_sim/web-call/${created.call_id}`, { turns: ["hi"] });

    expect(Object.keys(created).toSorted()).toEqual([
      "access_token",
      "call_id",
      "expires_at",
      "ice_servers",
      "transport",
    ]);
    expect(report).toMatchObject({ call_type: "web_call", metadata: { business: "b1" } });
    expect(report.conversation[0]?.content).toBe("Hello, tester.");
    expect(report).not.toHaveProperty("from_number");
  });

  test("an outbound call that nobody answers ends without having started", async () => {
    await bench.client.phoneNumber.update(NUMBER, { outbound_agents: [{ agent_id: bench.agentId, weight: 1 }] });

    const call = await bench.client.call.createPhoneCall({ from_number: NUMBER, to_number: "+13035550000" });
    const received = await bench.app.until((all) => all.some(({ json }) => json.event === "call_analyzed"));

    expect(call.call_status).toBe("registered");
    expect(received.map(({ json }) => json.event)).toEqual(["call_ended", "call_analyzed"]);
    expect(await bench.client.call.retrieve(call.call_id)).toMatchObject({
      call_status: "not_connected",
      disconnection_reason: "dial_no_answer",
    });
  });

  test("an outbound call talks to a callee who answers as told", async () => {
    await bench.client.phoneNumber.update(NUMBER, { outbound_agents: [{ agent_id: bench.agentId, weight: 1 }] });
    await control(bench.url, "/_sim/callee", { to_number: CALLER, turns: ["who is this?"] });

    const call = await bench.client.call.createPhoneCall({
      from_number: NUMBER,
      to_number: CALLER,
      retell_llm_dynamic_variables: { greeting: "Acme here." },
    });
    await bench.app.until((all) => all.some(({ json }) => json.event === "call_analyzed"));

    const stored = await bench.client.call.retrieve(call.call_id);
    expect(stored.transcript).toContain("Agent: Acme here.\nUser: who is this?");
  });
});

describe("stored calls", () => {
  test("are listed without transcripts, filtered by typed criteria", async () => {
    const first = await ring({ turns: ["hello"] });
    const second = await ring({ turns: ["bye"] });

    const all = await bench.client.call.list({ include_total: true });
    const mine = await bench.client.call.list({
      filter_criteria: {
        agent: [{ agent_id: bench.agentId }],
        disconnection_reason: { type: "enum", op: "in", value: ["agent_hangup"] },
        start_timestamp: { type: "number", op: "gt", value: 0 },
      },
    });

    expect(all).toMatchObject({ total: 2, has_more: false });
    expect(mine.items.map(({ call_id: id }) => id)).toEqual([second.call_id]);
    expect(all.items.every((call) => !("transcript" in call) && !("transcript_object" in call))).toBe(true);
    expect(await bench.client.call.retrieve(first.call_id)).toHaveProperty("transcript");
  });

  test("have a recording as long as the call, which is silent between the words", async () => {
    const report = await ring({ turns: ["hello there"] });

    const response = await fetch(report.recording_url ?? "");
    const wav = Buffer.from(await response.arrayBuffer());

    const samples = new Int16Array(wav.buffer, wav.byteOffset + 44, (wav.length - 44) / 2);
    expect(response.headers.get("content-type")).toBe("audio/wav");
    expect(wav.toString("latin1", 0, 4)).toBe("RIFF");
    expect(samples.length / 8000).toBeCloseTo((report.duration_ms ?? 0) / 1000, 1);
    expect(samples.slice(0, 2000).every((sample) => sample === 0)).toBe(true);
    expect(samples.some((sample) => Math.abs(sample) > 1000)).toBe(true);
  });

  test("lose their recording when its link expires", async () => {
    const brief = await ring({ turns: ["hello"], recording_ttl_ms: 0 });
    const lasting = await ring({ turns: ["hello"] });
    await control(bench.url, "/_sim/expire-recording", { call_id: lasting.call_id });

    const answers = await Promise.all([brief, lasting].map((call) => fetch(call.recording_url ?? "")));

    expect(answers.map(({ status }) => status)).toEqual([403, 403]);
  });

  test("can be deleted", async () => {
    const report = await ring({ turns: ["hello"] });

    await bench.client.call.delete(report.call_id);

    expect(await rejectionOf(bench.client.call.retrieve(report.call_id))).toMatchObject({ status: 404 });
  });
});

describe("the OpenAI brain", () => {
  test("gets the prompt and the tools, and its tool calls run over HTTP", async () => {
    const model = await startAppSink();
    const replies: OpenAI.Chat.Completions.ChatCompletionMessage[] = [
      modelMessage(null, [["call_1", "book_appointment", '{"slot_id":"s9"}']]),
      modelMessage("You are all set.", []),
      modelMessage("Goodbye!", [["call_2", "end_call", "{}"]]),
    ];
    model.answer(() => ({
      json: { id: "x", object: "chat.completion", choices: [{ index: 0, message: replies.shift() }] },
    }));
    await bench.close();
    bench = await startRetellBench({ openai: { apiKey: "sk-test", baseURL: `${model.url}/v1` } });

    const report = await ring({ turns: ["book me", "that is all"] });

    const [first, second] = model.received.map(({ json }) => json as unknown as OpenAI.ChatCompletionCreateParams);
    expect(first?.messages.map(({ role, content }) => [role, content])).toEqual([
      ["system", "You answer for Acme Roofing."],
      ["assistant", "Thanks for calling Acme Roofing."],
      ["user", "book me"],
    ]);
    expect(first?.tools).toHaveLength(2);
    expect(second?.messages.at(-1)).toMatchObject({ role: "tool", tool_call_id: "call_1" });
    expect(report.tool_results.map(({ name }) => name)).toEqual(["book_appointment", "end_call"]);
    expect(report).toMatchObject({ disconnection_reason: "agent_hangup", conversation: { length: 5 } });
    await model.close();
  });
});

function modelMessage(content: string | null, calls: [string, string, string][]) {
  const toolCalls = calls.map(([id, name, args]) => ({
    id,
    type: "function" as const,
    function: { name, arguments: args },
  }));
  return {
    role: "assistant" as const,
    content,
    refusal: null,
    ...(toolCalls.length > 0 ? { tool_calls: toolCalls } : {}),
  };
}

test("agents, numbers and calls survive a restart, and a call that was cut off says so", async () => {
  const folder = await mkdtemp(path.join(tmpdir(), "retell-"));
  const start = () =>
    createEmulator({
      service: retellStandIn({ apiKey: KEY, brain: echoBrain }),
      port: 0,
      persistence: filePersistence(path.join(folder, "retell.json")),
    });
  const before = await start();
  const { agentId } = await createBusiness(new Retell({ apiKey: KEY, baseURL: before.url }), bench.app.url);
  answerLikeOurApp(bench.app);
  const done = await control<CallReport>(before.url, "/_sim/inbound-call", { to_number: NUMBER, turns: ["book it"] });
  const open = await control<{ call_id: string }>(before.url, "/_sim/calls", { to_number: NUMBER });
  await before.close();

  const after = await start();
  const client = new Retell({ apiKey: KEY, baseURL: after.url });
  const stored = await client.call.retrieve(done.call_id);
  const cut = await client.call.retrieve(open.call_id);
  const again = await control<CallReport>(after.url, "/_sim/inbound-call", { to_number: NUMBER, turns: ["hello"] });
  await after.close();
  await rm(folder, { recursive: true });

  expect(stored).toMatchObject({ call_status: "ended", call_analysis: { call_successful: true } });
  expect(cut).toMatchObject({ call_status: "error", disconnection_reason: "error_retell" });
  expect(again.agent_id).toBe(agentId);
});

test("fifty calls at once do not mix", async () => {
  const reports = await Promise.all(
    Array.from({ length: 50 }, (_, index) =>
      ring({ turns: [`line ${index}`], from_number: `+1303555${1000 + index}` }),
    ),
  );

  expect(reports.map(({ conversation }) => conversation.at(-1)?.content)).toEqual(
    reports.map((_, index) => `You said line ${index}. Anything else?`),
  );
});
