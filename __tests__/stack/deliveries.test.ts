import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { callerNumbers, openMoments, weekdayOf } from "@/__tests__/support/moments";
import { findBusiness, type Product, startProduct } from "@/__tests__/support/product";
import { untilQuiet } from "@/__tests__/support/quiet";
import { type Playback, playCall, type RecordedCall, recordCall } from "@/__tests__/support/recorded-call";
import { callBodies, type LineCall, newCall, postUntilTaken, retellPaths } from "@/__tests__/support/retell-line";
import { ringBusiness } from "@/__tests__/support/ring";
import { dumpTables, firstDifference, forgetCalls } from "@/__tests__/support/table-dump";
import { shuffled } from "@/scripts/local/kit/delivery-mode";

let product: Product;
let recorded: RecordedCall;
let expected: Record<string, string[]>;

async function playAlone(playback: Playback): Promise<Record<string, string[]>> {
  await forgetCalls(product.admin);
  await playCall(product, recorded, playback);
  await untilQuiet(product);
  return dumpTables(product.admin);
}

const inOrder = () => recorded.requests.map((_, place) => place);

beforeAll(async () => {
  product = await startProduct();
  const business = findBusiness(product, "Rivera Plumbing");
  const report = await ringBusiness(product, business, callerNumbers(4)(), [
    "I have a leaking pipe in the bathroom.",
    `${weekdayOf(openMoments(business.timeZone)())} morning.`,
    "The first one.",
    "88 Wynkoop Street",
    "Olga Petrov",
    "Yes, that's right.",
    "No, thank you.",
  ]);
  await untilQuiet(product);
  recorded = await recordCall(product, report.call_id);
  expected = await playAlone({ order: inOrder() });
});

afterAll(async () => {
  await product.stop();
});

describe("the events and tool calls of a recorded call", () => {
  test("are those of a whole call that books", () => {
    expect(recorded.requests.map(({ name }) => name)).toEqual([
      "call_started",
      "tool lookup_availability",
      "tool book_appointment",
      "transcript_updated",
      "call_ended",
      "call_analyzed",
    ]);
    expect(expected.appointments).toHaveLength(1);
    expect(expected.calls?.[0]).toContain('"outcome":"booked"');
  });

  test("lead to the same when each comes twice", async () => {
    const twice = inOrder().flatMap((place) => [place, place]);

    expect(await playAlone({ order: twice })).toEqual(expected);
  });

  test("lead to the same when all come again after the end", async () => {
    expect(await playAlone({ order: [...inOrder(), ...inOrder()] })).toEqual(expected);
  });

  test("lead to the same when all come at once, twice", async () => {
    expect(await playAlone({ order: [...inOrder(), ...inOrder()], isAtOnce: true })).toEqual(expected);
  });

  test("lead to the same from the last to the first", async () => {
    expect(await playAlone({ order: inOrder().toReversed() })).toEqual(expected);
  });

  test("lead to the same with any two of them the other way round, each delivered twice", async () => {
    const places = inOrder();
    const pairs = places.flatMap((first) => places.filter((second) => second > first).map((second) => [first, second]));
    const differing: string[] = [];

    for (const [first = 0, second = 0] of pairs) {
      const swapped = places.map((place) => (place === first ? second : place === second ? first : place));
      const dump = await playAlone({ order: swapped.flatMap((place) => [place, place]) });
      const difference = firstDifference(expected, dump);
      if (!difference) continue;
      differing.push(`${recorded.requests[second]?.name} before ${recorded.requests[first]?.name}: ${difference}`);
    }

    expect(pairs).toHaveLength(15);
    expect(differing).toEqual([]);
  }, 60_000);

  test("lead to the same in any order at all, some of them several times", async () => {
    const orders = [1, 2, 3, 4, 5, 6].map((seed) => shuffled([...inOrder(), ...inOrder(), ...inOrder()], seed));

    for (const order of orders) expect(await playAlone({ order })).toEqual(expected);
  }, 30_000);
});

/** Ten events of one call that books nothing, as different as a provider may send them. */
function eventsOf(call: LineCall): { path: string; body: unknown }[] {
  const said = Array.from({ length: 8 }, (_, index) => ({
    role: index % 2 === 0 ? "agent" : "user",
    content: `sentence ${index}`,
    words: [],
  }));
  const { started, ended, analyzed } = callBodies(call, { transcript_with_tool_calls: said, recording_url: undefined });
  const growing = [2, 3, 4, 5, 6, 7, 8].map((count) => ({
    event: "transcript_updated",
    call: { ...started.call, transcript_with_tool_calls: said.slice(0, count) },
  }));
  return [started, ...growing, ended, analyzed].map((body) => ({ path: retellPaths.events, body }));
}

test("of 1,000 events in a burst none is lost and none is applied twice", async () => {
  await forgetCalls(product.admin);
  const business = findBusiness(product, "Luna Hair Studio");
  const nextCaller = callerNumbers(5);
  const events = Array.from({ length: 100 }, () => eventsOf(newCall(business, nextCaller()))).flat();
  const again = shuffled(events, 7).slice(0, 200);

  const burst = shuffled([...events, ...again], 11);
  await Promise.all(burst.map(({ path, body }) => postUntilTaken(product, path, body)));
  await untilQuiet(product, 60_000);

  const { rows } = await product.admin.query<Record<string, unknown>>(
    `select
       (select count(*)::int from public.webhook_events) as events,
       (select count(*)::int from public.webhook_events where state = 'done') as done,
       (select count(*)::int from public.jobs where kind = 'process_webhook') as jobs,
       (select count(*)::int from public.calls where status = 'ended' and outcome = 'answered') as calls,
       (select count(*)::int from public.call_events) as kept_events,
       (select count(*)::int from public.call_turns) as turns,
       (select count(*)::int from (select call_id from public.call_turns group by call_id
         having array_agg(content order by position) = (select array_agg('sentence ' || n order by n)
           from generate_series(0, 7) n)) whole) as whole_conversations`,
  );
  expect(rows).toEqual([
    { events: 1000, done: 1000, jobs: 1000, calls: 100, kept_events: 1000, turns: 800, whole_conversations: 100 },
  ]);
}, 120_000);
