import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { callerNumbers, openMoments, weekdayOf } from "@/__tests__/support/moments";
import { type BusinessName, findBusiness, type Product, startProduct } from "@/__tests__/support/product";
import { untilQuiet } from "@/__tests__/support/quiet";
import { bookedOnce, readTrace, summarise } from "@/__tests__/support/trace";
import type { SeedBusiness } from "@/scripts/local/stack-file";
import type { PlayedCall } from "@/scripts/local/telnyx/played-call";

const nextCaller = callerNumbers(7);
const silenceMsMax = 3_000;
let product: Product;
let rivera: SeedBusiness;
let day: string;

beforeAll(async () => {
  // A killed process gives its jobs back when their lease ends.
  product = await startProduct({ JOB_LEASE_SECONDS: "5" });
  rivera = findBusiness(product, "Rivera Plumbing");
  day = weekdayOf(openMoments(rivera.timeZone)());
}, 240_000);

afterEach(async () => {
  for (const url of [product.file.retell.url, product.file.openai.url, product.file.telnyx.url]) {
    await post(url, "/_sim/reset-faults", {});
  }
});

afterAll(async () => {
  await product.stop();
});

async function post<Body = unknown>(url: string, path: string, body: unknown): Promise<Body> {
  const response = await fetch(url + path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return response.json() as Promise<Body>;
}

async function rows<Row extends Record<string, unknown>>(sql: string, values: unknown[]): Promise<Row[]> {
  return (await product.admin.query<Row>(sql, values)).rows;
}

/** Gives a business an engine and a fallback, and waits until its numbers ring there. */
async function putOn(business: SeedBusiness, engine: string, fallback = "telnyx"): Promise<void> {
  await rows("update public.receptionists set engine = $2, fallback_engine = $3 where business_id = $1", [
    business.id,
    engine,
    fallback,
  ]);
  await rows("select private.add_job($1, 'route_numbers', gen_random_uuid()::text, '{}', now(), 1)", [business.id]);
  await untilQuiet(product);
}

interface Rung extends PlayedCall {
  outcome: PlayedCall["outcome"];
  report?: { outcome?: string };
}

/** Rings a business at the carrier, wherever its number is connected. */
const ring = (business: SeedBusiness, from: string, turns: unknown[]): Promise<Rung> =>
  post(product.file.telnyx.url, "/_sim/inbound-call", { from, to: business.number, turns });

const bookingLines = () => [
  "Hi, my kitchen sink is clogged and I need somebody to come out.",
  `${day} morning would be great.`,
  "The first one is fine.",
  "Eleven fourteen Pearl Street",
  "Jenny Park.",
  "Yes, that's right.",
  "No, that's all. Thanks.",
];

/** What a call led to, without what differs from call to call: ids, times, numbers, and the engine itself. */
async function readEnd(business: SeedBusiness, from: string) {
  await untilQuiet(product);
  const trace = await readTrace(product, business, from);
  const callId = trace.calls[0]?.id;
  const tools = await rows<{ tool: string }>(
    `select tool_name || ' ' || outcome as tool from public.call_events
     where call_id = $1 and kind = 'tool_call' and tool_name <> 'end_call' order by occurred_at, id`,
    [callId],
  );
  const [customer] = await rows(
    "select name, address, phone = $2 as is_caller from public.customers where business_id = $1 and phone = $2",
    [business.id, from],
  );
  return {
    summary: summarise(trace),
    appointments: trace.appointments.map(({ status, source, customer_name, address }) => ({
      status,
      source,
      customer_name,
      address,
    })),
    notifications: trace.notifications.map(({ kind }) => kind),
    jobs: await rows("select kind, state from public.jobs where payload ->> 'appointment_id' = $1 order by kind", [
      trace.appointments[0]?.id,
    ]),
    customer,
    tools: tools.map(({ tool }) => tool),
  };
}

async function readTurns(from: string): Promise<string[]> {
  const turns = await rows<{ turn: string }>(
    `select role || ': ' || content as turn from public.call_turns
     join public.calls on calls.id = call_id where caller_number = $1 and role = 'caller' order by position`,
    [from],
  );
  return turns.map(({ turn }) => turn);
}

test("the same call over the three engines ends in the same state of the database", async () => {
  const ends: Awaited<ReturnType<typeof readEnd>>[] = [];
  const said: string[][] = [];
  for (const engine of ["retell", "telnyx", "openai-realtime"]) {
    const from = nextCaller();
    await putOn(rivera, engine);

    const rung = await ring(rivera, from, bookingLines());

    const [call] = await rows("select engine, status from public.calls where caller_number = $1", [from]);
    expect([rung.outcome, call?.engine]).toEqual([engine === "telnyx" ? "answered" : "trunked", engine]);
    ends.push(await readEnd(rivera, from));
    said.push(await readTurns(from));
  }

  const [retell, telnyx, realtime] = ends;
  expect(retell?.summary).toEqual(bookedOnce);
  expect(telnyx).toEqual(retell);
  expect(realtime).toEqual(retell);
  expect(said[1]).toEqual(said[0]);
}, 180_000);

describe("when Retell is down", () => {
  test("in the middle of a series of calls, no caller is lost", async () => {
    await putOn(rivera, "retell", "telnyx");
    const callers = Array.from({ length: 5 }, nextCaller);
    const engines: unknown[] = [];

    for (const [index, from] of callers.entries()) {
      if (index === 2) await post(product.file.retell.url, "/_sim/faults", { status: 503, count: 100_000 });
      if (index === 4) await post(product.file.retell.url, "/_sim/reset-faults", {});
      await ring(rivera, from, bookingLines());
      const [call] = await rows("select engine from public.calls where caller_number = $1", [from]);
      engines.push(call?.engine);
    }

    expect(engines).toEqual(["retell", "retell", "telnyx", "telnyx", "retell"]);
    for (const from of callers) {
      expect((await readEnd(rivera, from)).summary).toEqual(bookedOnce);
    }
  }, 240_000);

  test("a business whose fallback is a voicemail gets the caller's words as a message", async () => {
    const luna = findBusiness(product, "Luna Hair Studio" satisfies BusinessName);
    await putOn(luna, "retell", "voicemail");
    await post(product.file.retell.url, "/_sim/faults", { status: 503, count: 100_000 });
    const from = nextCaller();

    const rung = await ring(luna, from, ["This is Ana Lopez, please call me about my color.", { silence: true }]);

    await post(product.file.retell.url, "/_sim/reset-faults", {});
    await untilQuiet(product);
    const [call] = await rows("select status, outcome from public.calls where caller_number = $1", [from]);
    const told = await rows<{ kind: string; body: string }>(
      "select kind, body from public.notifications where call_id = (select id from public.calls where caller_number = $1)",
      [from],
    );
    expect(rung.conversation[0]?.text).toContain("Luna Hair Studio");
    expect(call).toEqual({ status: "ended", outcome: "message" });
    expect(told).toMatchObject([{ kind: "message" }]);
    expect(told[0]?.body).toContain("Ana Lopez, please call me about my color.");
  }, 120_000);
});

describe("a call over Call Control", () => {
  test("is still booked when the model hangs, and nobody waits in silence", async () => {
    await putOn(rivera, "telnyx");
    await post(product.file.openai.url, "/_sim/faults", { delay_ms: 30_000, count: 100_000, path: "/v1/chat" });
    const from = nextCaller();

    const rung = await ring(rivera, from, bookingLines());

    expect((await readEnd(rivera, from)).summary).toEqual(bookedOnce);
    expect(rung.longest_silence_ms).toBeLessThan(silenceMsMax);
    expect(rung.conversation.map(({ text }) => text)).toContain("One moment, please.");
  }, 120_000);

  test("is booked although every event comes twice and out of order", async () => {
    await putOn(rivera, "telnyx");
    await post(product.file.telnyx.url, "/_sim/delivery", { times: 2, shuffle: true, window_ms: 60 });
    const from = nextCaller();

    await ring(rivera, from, bookingLines());

    await post(product.file.telnyx.url, "/_sim/reset-faults", {});
    expect((await readEnd(rivera, from)).summary).toEqual(bookedOnce);
  }, 120_000);

  test("goes on in another process after the first one was killed", async () => {
    await putOn(rivera, "telnyx");
    const from = nextCaller();
    const { data: leg } = await post<{ data: { call_control_id: string } }>(
      product.file.telnyx.url,
      "/_sim/inbound-call",
      { from, to: rivera.number },
    );
    const legPath = `/_sim/calls/${encodeURIComponent(leg.call_control_id)}`;
    const [first = "", second = "", ...others] = bookingLines();
    const say = async (text: string): Promise<void> => {
      const before = await sentences();
      await post(product.file.telnyx.url, `${legPath}/speech`, { text });
      for (let tries = 0; (await sentences()) === before && tries < 1_200; tries++) await pause(50);
    };
    const sentences = async (): Promise<number> => {
      const legs = (await (await fetch(`${product.file.telnyx.url}/_sim/calls`)).json()) as {
        call_control_id: string;
        commands: { action: string; body: { payload?: string } }[];
      }[];
      const commands = legs.find(({ call_control_id: id }) => id === leg.call_control_id)?.commands ?? [];
      return commands.filter(({ action }) => action === "gather_using_speak" || action === "speak").length;
    };
    for (let tries = 0; (await sentences()) === 0 && tries < 200; tries++) await pause(50);

    await say(first);
    await say(second);
    await product.stack.killWeb();
    await product.stack.restartWeb();
    for (const line of others) await say(line);
    for (let tries = 0; tries < 1_200; tries++) {
      const [call] = await rows("select status from public.calls where caller_number = $1", [from]);
      if (call?.status === "ended") break;
      await pause(50);
    }

    expect((await readEnd(rivera, from)).summary).toEqual(bookedOnce);
  }, 300_000);
});

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
