import { afterAll, beforeAll, expect, test } from "vitest";
import { callerNumbers, openMoments, weekdayOf } from "@/__tests__/support/moments";
import { findBusiness, type Product, startProduct } from "@/__tests__/support/product";
import { untilQuiet } from "@/__tests__/support/quiet";
import { type OpenCall, openCall } from "@/__tests__/support/ring";
import { readTrace, summarise, type Trace } from "@/__tests__/support/trace";
import type { SeedBusiness } from "@/scripts/local/stack-file";

const awayMs = 10_000;
const nextCaller = callerNumbers(7);
const [withMessage, withoutWord, duringOutage] = [nextCaller(), nextCaller(), nextCaller()];
const heard: Record<string, string> = {};
const traces: Record<string, Trace> = {};
let product: Product;
let business: SeedBusiness;

/** A call up to the question whether everything is right. */
async function almostBooked(from: string): Promise<OpenCall> {
  const call = await openCall(product, business, from);
  await call.say("I have a leaking pipe in the bathroom.");
  await call.say(`${weekdayOf(openMoments(business.timeZone)())} morning.`);
  await call.say("The first one.");
  await call.say("88 Wynkoop Street");
  await call.say("Olga Petrov");
  return call;
}

beforeAll(async () => {
  product = await startProduct();
  business = findBusiness(product, "Rivera Plumbing");
  const first = await almostBooked(withMessage);
  const second = await almostBooked(withoutWord);

  await product.stack.database.stop();
  const backAt = Date.now() + awayMs;
  heard.first = (await first.say("Yes, that's right.")).say;
  heard.second = (await second.say("Yes, that's right.")).say;
  const hangingUp = second.hangUp();
  const third = await openCall(product, business, duringOutage);
  heard.third = third.heard.join(" ");
  await new Promise((resolve) => setTimeout(resolve, Math.max(0, backAt - Date.now())));
  await product.stack.database.start();

  heard.message = (await first.say("Please have somebody call me back about the leaking pipe.")).say;
  await first.hangUp();
  await third.hangUp();
  await hangingUp;
  await untilQuiet(product, 60_000);
  for (const from of [withMessage, withoutWord, duringOutage]) {
    traces[from] = await readTrace(product, business, from);
  }
}, 120_000);

afterAll(async () => {
  await product.stop();
});

test("callers who were about to book hear an apology and a way on", () => {
  for (const sentence of [heard.first, heard.second]) {
    expect(sentence).toMatch(/sorry/i);
    expect(sentence).toMatch(/message/i);
  }
});

test("a caller who rings meanwhile is answered all the same", () => {
  expect(heard.third).not.toBe("");
});

test("no call is half booked", async () => {
  const { rows } = await product.admin.query(
    `select (select count(*)::int from public.appointments) as appointments, (select count(*)::int from public.fees) as fees,
       (select count(*)::int from public.messages where kind = 'confirmation') as texts`,
  );

  expect(rows).toEqual([{ appointments: 0, fees: 0, texts: 0 }]);
});

test("a caller who stays on the line leaves a message afterwards", async () => {
  expect(summarise(traces[withMessage] as Trace)).toMatchObject({ calls: ["ended message"] });
  expect(traces[withMessage]?.notifications.map(({ kind }) => kind)).toEqual(["message"]);
});

test("the owner is told of a call that could not be completed", () => {
  expect(summarise(traces[withoutWord] as Trace)).toMatchObject({ calls: ["ended failed"] });
  expect(traces[withoutWord]?.notifications.map(({ kind, title }) => `${kind}: ${title}`)).toEqual([
    `failed: Could not complete a call from ${withoutWord}`,
  ]);
});

test("events that came meanwhile are applied once the database is back", async () => {
  expect(traces[duringOutage]?.calls.map(({ status }) => status)).toEqual(["ended"]);
  const { rows } = await product.admin.query(
    `select calls.caller_number, array_agg(call_events.kind order by call_events.kind) as kinds
     from public.calls join public.call_events on call_events.call_id = calls.id
     where call_events.kind in ('call_started', 'call_ended', 'call_analyzed') group by 1 order by 1`,
  );
  const whole = ["call_analyzed", "call_ended", "call_started"];
  expect(rows).toEqual([withMessage, withoutWord, duringOutage].map((from) => ({ caller_number: from, kinds: whole })));
});
