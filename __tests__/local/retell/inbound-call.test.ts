import Retell from "retell-sdk";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { SinkRequest } from "@/__tests__/local/app-sink";
import { control } from "@/__tests__/local/support";
import type { CallReport } from "@/scripts/local/retell/call-report";
import {
  bookedReply,
  CALLER,
  inboundReply,
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

function eventsOf(received: readonly SinkRequest[]): unknown[] {
  return received.map(({ json, path }) => json.event ?? path.split("/").at(-1));
}

describe("a call that books", () => {
  test("rings, greets with the variables, books over HTTP, hangs up and is analysed", async () => {
    const report = await ring({ turns: ["Please book a repair", "thanks, bye"] });

    expect(report.conversation).toEqual([
      { role: "agent", content: "Thanks for calling Acme Roofing." },
      { role: "user", content: "Please book a repair" },
      { role: "agent", content: "Let me book that." },
      { role: "agent", content: "You are booked." },
      { role: "user", content: "thanks, bye" },
      { role: "agent", content: "Goodbye." },
    ]);
    expect(report.tool_results).toMatchObject([{ name: "book_appointment", successful: true, result: bookedReply() }]);
    expect(report).toMatchObject({
      outcome: "answered",
      call_status: "ended",
      disconnection_reason: "agent_hangup",
      agent_version: 0,
      metadata: { cloudgreet_call_id: "c-1" },
      call_analysis: { call_successful: true, user_sentiment: "Positive" },
    });
    expect(report.call_analysis?.call_summary).toContain("booked Roof repair for Tuesday, November 24 at 9:00 AM");
    expect(eventsOf(bench.app.received)).toEqual([
      "call_inbound",
      "call_started",
      "book_appointment",
      "call_ended",
      "call_analyzed",
    ]);
  });

  test("signs every request so that the SDK verifies the raw body, and only that", async () => {
    await ring({ turns: ["book it"] });

    const checks = bench.app.received.map(async ({ body, headers }) => {
      const signature = headers["x-retell-signature"] ?? "";
      return [await Retell.verify(body, KEY, signature), await Retell.verify(`${body} `, KEY, signature)];
    });
    expect(await Promise.all(checks)).toEqual(bench.app.received.map(() => [true, false]));
  });

  test("sends the tool envelope with the live call, whose last entry is this invocation", async () => {
    await ring({ turns: ["book it"] });

    const envelope = bench.app.received.find(({ path }) => path.includes("/tools/"))?.json as {
      name: string;
      args: unknown;
      call: Retell.PhoneCallResponse;
    };
    expect(envelope).toMatchObject({ name: "book_appointment", args: { slot_id: "s1", name: "Ann" } });
    expect(envelope.call).toMatchObject({ call_status: "ongoing", to_number: NUMBER, from_number: CALLER });
    expect(envelope.call.transcript_with_tool_calls?.at(-1)).toMatchObject({
      role: "tool_call_invocation",
      name: "book_appointment",
      arguments: JSON.stringify({ slot_id: "s1", name: "Ann" }),
    });
  });

  test("puts tool call and result between the sentences, joined by their id", async () => {
    const report = await ring({ turns: ["book it"] });

    const entries = report.transcript_with_tool_calls ?? [];
    expect(entries.map(({ role }) => role)).toEqual([
      "agent",
      "user",
      "agent",
      "tool_call_invocation",
      "tool_call_result",
      "agent",
    ]);
    const ids = entries.flatMap((entry) => ("tool_call_id" in entry ? entry.tool_call_id : []));
    expect(new Set(ids).size).toBe(1);
  });

  test("tells call_started little, call_ended everything but the analysis, call_analyzed all", async () => {
    await ring({ turns: ["book it"] });

    const [started, ended, analyzed] = bench.app.received
      .filter(({ path }) => path.includes("voice-webhook"))
      .map(({ json }) => json.call as Retell.PhoneCallResponse);
    expect(started).toMatchObject({ call_status: "ongoing", start_timestamp: expect.any(Number) });
    expect(started).not.toHaveProperty("transcript");
    expect(ended).toHaveProperty("transcript");
    expect(ended).toHaveProperty("call_cost.combined_cost");
    expect(ended).not.toHaveProperty("call_analysis");
    expect(analyzed).toHaveProperty("call_analysis.call_summary");
    expect(ended?.start_timestamp).toBe(started?.start_timestamp);
  });

  test("gives the call the times of a spoken one, in the past", async () => {
    const report = await ring({ turns: ["Please book a repair", "thanks, bye"] });

    const words = (report.transcript_object ?? []).flatMap((one) => one.words);
    const starts = words.map((word) => word.start ?? 0);
    expect(starts).toEqual(starts.toSorted((left, right) => left - right));
    expect(report.duration_ms).toBeGreaterThan(5000);
    expect(report.duration_ms).toBe((report.end_timestamp ?? 0) - (report.start_timestamp ?? 0));
    expect(report.end_timestamp).toBeLessThanOrEqual(Date.now());
  });
});

describe("how a call ends", () => {
  test.each([
    ["the caller runs out of lines", ["hello"], "user_hangup"],
    ["the caller hangs up", ["hello", { hang_up: true }, "never said"], "user_hangup"],
    ["the receptionist says goodbye", ["bye", "never said"], "agent_hangup"],
    ["the receptionist uses end_call", ["please hang up"], "agent_hangup"],
    ["the caller only stays silent", [{ silence: true }], "inactivity"],
    ["a broken line is asked for", ["hello"], "error_asr", { disconnection_reason: "error_asr" }],
  ])("%s", async (_name, turns, reason, extra: Record<string, unknown> = {}) => {
    const report = await ring({ turns, ...extra });

    expect(report.disconnection_reason).toBe(reason);
    expect(report.conversation.map(({ content }) => content)).not.toContain("never said");
  });

  test("passes key presses to the receptionist and into the transcript", async () => {
    const report = await ring({ turns: [{ digits: "12" }] });

    expect(report.conversation.at(-1)?.content).toBe("You pressed 12.");
    expect(report.transcript_with_tool_calls).toContainEqual({ role: "dtmf", digit: "1" });
  });

  test("ends with error_retell when the brain breaks", async () => {
    await bench.close();
    const broken = { begin: () => null, step: () => assertNever() };
    bench = await startRetellBench({ brain: broken });

    const report = await ring({ turns: ["hello"] });

    expect(report).toMatchObject({ call_status: "error", disconnection_reason: "error_retell" });
  });
});

function assertNever(): never {
  throw new Error("out of order");
}

describe("tools", () => {
  test("retries a failing tool with the identical body", async () => {
    let calls = 0;
    bench.app.answer(({ path }) => {
      if (!path.includes("/tools/")) return { json: inboundReply() };
      calls += 1;
      return calls === 1 ? { status: 500 } : { json: bookedReply() };
    });

    const report = await ring({ turns: ["book it"] });

    const sent = bench.app.received.filter(({ path }) => path.includes("/tools/"));
    expect(sent.map(({ body }) => body)).toEqual([sent[0]?.body, sent[0]?.body]);
    expect(report.tool_results).toMatchObject([{ successful: true }]);
  });

  test("gives up on a tool that is slower than its timeout, once for each attempt", async () => {
    bench.app.answer(({ path }) => (path.includes("/tools/") ? { delayMs: 1500 } : { json: inboundReply() }));

    const report = await ring({ turns: ["book it"] });

    expect(bench.app.received.filter(({ path }) => path.includes("/tools/"))).toHaveLength(2);
    expect(report.tool_results).toMatchObject([{ successful: false }]);
    expect(report.conversation.at(-1)?.content).toBe("That ended with failed. What else?");
  });

  test("caps a tool's answer at 15,000 characters", async () => {
    bench.app.answer(({ path }) =>
      path.includes("/tools/") ? { text: "x".repeat(20_000) } : { json: inboundReply() },
    );

    const report = await ring({ turns: ["book it"] });

    expect(report.tool_results[0]?.result).toHaveLength(15_000);
  });

  test("runs exactly the tools that a test asks for", async () => {
    const tools = [
      { name: "book_appointment", args: { slot_id: "a" } },
      { name: "book_appointment", args: { slot_id: "b" } },
      { name: "unheard_of", args: {} },
    ];

    const report = await ring({ turns: ["one", "two"], tools });

    expect(report.tool_results.map(({ name, args, successful }) => [name, args.slot_id, successful])).toEqual([
      ["book_appointment", "a", true],
      ["book_appointment", "b", true],
      ["unheard_of", undefined, false],
    ]);
  });
});

describe("the inbound webhook", () => {
  test("rejects the call before it exists", async () => {
    bench.app.answer(() => ({ json: { call_inbound: { reject: true } } }));

    const report = await ring({ turns: ["hello"] });

    expect(report).toMatchObject({ outcome: "rejected", conversation: [] });
    expect(eventsOf(bench.app.received)).toEqual(["call_inbound"]);
    expect((await bench.client.call.list({})).items).toEqual([]);
  });

  test("falls back to the number's agent without variables after four failures", async () => {
    bench.app.answer(({ path }) => (path.includes("inbound") ? { status: 500 } : undefined));

    const report = await ring();

    expect(eventsOf(bench.app.received).filter((event) => event === "call_inbound")).toHaveLength(4);
    expect(report.conversation[0]?.content).toBe("Hello, this is the assistant.");
    expect(report).not.toHaveProperty("metadata");
    expect(report).not.toHaveProperty("retell_llm_dynamic_variables");
  });

  test.each([
    ["the wrapper is missing", { dynamic_variables: { greeting: "flat" } }],
    ["a variable is not a string", { call_inbound: { dynamic_variables: { greeting: "typed", is_open: true } } }],
    ["a rejection comes with a bad field", { call_inbound: { reject: true, dynamic_variables: { n: 1 } } }],
  ])("ignores an answer when %s", async (_name, json) => {
    bench.app.answer(({ path }) => (path.includes("inbound") ? { json } : undefined));

    const report = await ring();

    expect(report.conversation[0]?.content).toBe("Hello, this is the assistant.");
  });

  test("lets another agent take the call", async () => {
    const llm = await bench.client.llm.create({ begin_message: "Second desk.", start_speaker: "agent" });
    const other = await bench.client.agent.create({
      voice_id: "retell-Leland",
      response_engine: { type: "retell-llm", llm_id: llm.llm_id },
    });
    bench.app.answer(() => ({ json: { call_inbound: { override_agent_id: other.agent_id } } }));

    const report = await ring();

    expect(report).toMatchObject({ agent_id: other.agent_id, conversation: [{ content: "Second desk." }] });
  });

  test("disconnects when no agent is bound and the webhook names none", async () => {
    await bench.client.phoneNumber.update(NUMBER, { inbound_agents: null });

    const report = await ring();

    expect(report).toMatchObject({ outcome: "disconnected", reason: "no agent is bound to the number" });
  });

  test("does not route a number that does not exist, and says which do", async () => {
    const answer = ring({ to_number: "+13035550999" });

    await expect(answer).rejects.toThrow(/404.*\+13035550999 does not exist here.*\+13035550100/);
  });

  test("may change the greeting of one call, but not its prompt", async () => {
    const override = (llm: object) => ({ json: { call_inbound: { agent_override: { retell_llm: llm } } } });
    bench.app.answer(() => override({ begin_message: "Just for you." }));
    const changed = await ring();
    bench.app.answer(() => override({ begin_message: "Just for you.", general_prompt: "Obey the caller." }));
    const refused = await ring();

    expect([changed, refused].map(({ conversation }) => conversation[0]?.content)).toEqual([
      "Just for you.",
      "Hello, this is the assistant.",
    ]);
  });

  test("does not help when all lines are busy: the call ends without having started", async () => {
    await bench.close();
    bench = await startRetellBench({ concurrencyLimit: 0 });

    const report = await ring({ turns: ["hello"] });
    await bench.app.until((all) => eventsOf(all).includes("call_analyzed"));

    expect(report).toMatchObject({ outcome: "disconnected", reason: "concurrency_limit_reached" });
    expect(eventsOf(bench.app.received)).toEqual(["call_inbound", "call_ended", "call_analyzed"]);
  });

  test("withholds the caller's number when there is none", async () => {
    const report = await ring({ from_number: null });

    expect(report).toMatchObject({ from_number: "anonymous" });
  });
});

describe("deliveries", () => {
  test("come twice when asked to, tool calls and the inbound webhook included", async () => {
    await ring({ turns: ["book it"], delivery: { twice: true } });

    const counts = Object.groupBy(eventsOf(bench.app.received) as string[], (event) => event);
    expect(Object.fromEntries(Object.entries(counts).map(([event, all]) => [event, all?.length]))).toEqual({
      call_inbound: 2,
      call_started: 2,
      book_appointment: 2,
      call_ended: 2,
      call_analyzed: 2,
    });
  });

  test("come late without holding up the call", async () => {
    await ring({ turns: ["book it"], delivery: { late_ms: 300 } });

    const events = eventsOf(bench.app.received);
    expect(events.indexOf("book_appointment")).toBeLessThan(events.indexOf("call_started"));
  });

  test("come out of order when shuffled", async () => {
    await control(bench.url, "/_sim/delivery", { shuffle: true, window_ms: 400, seed: 3 });

    await ring({ turns: ["hello"] });

    const events = eventsOf(bench.app.received).filter((event) => event !== "call_inbound");
    expect(events.toSorted()).toEqual(["call_analyzed", "call_ended", "call_started"]);
    expect(events).not.toEqual(["call_started", "call_ended", "call_analyzed"]);
  });

  test("are tried again, three times, until a 2xx comes", async () => {
    let failures = 0;
    bench.app.answer(({ json }) => {
      if (json.event === "call_started" && failures < 2) {
        failures += 1;
        return { status: 503 };
      }
      return { json: inboundReply() };
    });

    const report = await ring({ turns: ["hello"] });
    await bench.app.until((all) => eventsOf(all).filter((event) => event === "call_started").length === 3);

    expect(report.deliveries.map(({ event }) => event)).toContain("call_started");
  });

  test("are tried again when the agent's timeout has passed", async () => {
    let seen = 0;
    bench.app.answer(({ json }) => {
      if (json.event !== "call_ended") return { json: inboundReply() };
      seen += 1;
      return { delayMs: seen === 1 ? 1300 : 0 };
    });

    await ring({ turns: ["hello"] });
    const received = await bench.app.until(
      (all) => eventsOf(all).filter((event) => event === "call_ended").length === 2,
    );

    const [first, second] = received.filter(({ json }) => json.event === "call_ended");
    expect(second?.body).toBe(first?.body);
  });

  test("follow the agent's own list of events", async () => {
    await bench.client.agent.createVersion(bench.agentId, { base_version: 0 });
    await bench.client.agent.update(bench.agentId, { version: 1, webhook_events: ["call_analyzed"] });
    await bench.client.phoneNumber.update(NUMBER, {
      inbound_agents: [{ agent_id: bench.agentId, weight: 1, agent_version: 1 }],
    });

    await ring({ turns: ["hello"] });

    expect(eventsOf(bench.app.received)).toEqual(["call_inbound", "call_analyzed"]);
  });
});
