import { afterAll, beforeAll, expect, test } from "vitest";
import { callerNumbers, openMoments } from "@/__tests__/support/moments";
import { findBusiness, type Product, startProduct } from "@/__tests__/support/product";
import { untilQuiet } from "@/__tests__/support/quiet";
import { callTool, newCall } from "@/__tests__/support/retell-line";
import { bookedOnce, readTrace, summarise } from "@/__tests__/support/trace";
import type { SeedBusiness } from "@/scripts/local/stack-file";

const nextCaller = callerNumbers(3);
let product: Product;
let business: SeedBusiness;
let nextMoment: () => string;

beforeAll(async () => {
  product = await startProduct();
  business = findBusiness(product, "Rivera Plumbing");
  nextMoment = openMoments(business.timeZone);
});

afterAll(async () => {
  await product.stop();
});

/** The slot id of a moment, as a caller of its own is offered it. */
async function offerSlot(moment: string): Promise<string> {
  const [date, time] = moment.split("T");
  const call = newCall(business, nextCaller());
  const { body } = await callTool(product, call, "lookup_availability", { service: "Leak repair", date, time });
  const slot = body.data.slots?.find(({ starts_at: startsAt }) => startsAt.startsWith(moment));
  if (!slot) throw new Error(`${moment} is not offered: ${JSON.stringify(body)}`);
  return slot.slot_id;
}

function countBy(values: (string | number | null)[]): Record<string, number> {
  return values.reduce<Record<string, number>>((counts, value) => {
    counts[String(value)] = (counts[String(value)] ?? 0) + 1;
    return counts;
  }, {});
}

test("of 200 callers who want one slot at once, one gets it and 199 hear that it is taken", async () => {
  const slotId = await offerSlot(nextMoment());
  const calls = Array.from({ length: 200 }, () => newCall(business, nextCaller()));

  const answers = await Promise.all(
    calls.map((call) => callTool(product, call, "book_appointment", { slot_id: slotId, name: "Sam Rival" })),
  );
  await untilQuiet(product);

  expect(countBy(answers.map(({ status }) => status))).toEqual({ 200: 200 });
  expect(countBy(answers.map(({ body }) => body.data.outcome))).toEqual({ booked: 1, slot_taken: 199 });
  const winner = calls[answers.findIndex(({ body }) => body.data.outcome === "booked")];
  expect(summarise(await readTrace(product, business, winner?.from ?? ""))).toEqual({
    ...bookedOnce,
    calls: ["in_progress booked"],
  });
  const { rows } = await product.admin.query(
    `select (select count(*)::int from public.appointments) as appointments, (select count(*)::int from public.fees) as fees,
       (select count(*)::int from public.messages) as texts, (select count(*)::int from public.jobs where state <> 'done') as left_over`,
  );
  expect(rows).toEqual([{ appointments: 1, fees: 1, texts: 1, left_over: 0 }]);
});

test("those who were too late are offered other times", async () => {
  const slotId = await offerSlot(nextMoment());
  const [first, second] = [newCall(business, nextCaller()), newCall(business, nextCaller())];
  await callTool(product, first, "book_appointment", { slot_id: slotId, name: "Ann First" });

  const { body } = await callTool(product, second, "book_appointment", { slot_id: slotId, name: "Bob Second" });

  const data = body.data as { outcome: string; alternatives?: { slot_id: string }[] };
  expect(data.outcome).toBe("slot_taken");
  expect(data.alternatives?.length).toBeGreaterThan(0);
  expect(data.alternatives?.map((slot) => slot.slot_id)).not.toContain(slotId);
});

test("40 resends of one tool call at once find one appointment, 40 times the same", async () => {
  const slotId = await offerSlot(nextMoment());
  const call = newCall(business, nextCaller());
  const args = { slot_id: slotId, name: "Nora Once" };

  const answers = await Promise.all(
    Array.from({ length: 40 }, () => callTool(product, call, "book_appointment", args, "one")),
  );
  await untilQuiet(product);

  expect(countBy(answers.map(({ status, body }) => `${status} ${body.data.outcome}`))).toEqual({ "200 booked": 40 });
  expect(new Set(answers.map(({ body }) => JSON.stringify(body)))).toHaveProperty("size", 1);
  expect(summarise(await readTrace(product, business, call.from))).toEqual({
    ...bookedOnce,
    calls: ["in_progress booked"],
  });
  const { rows } = await product.admin.query(
    `select call_events.tool_name from public.call_events join public.calls on calls.id = call_events.call_id
     where calls.caller_number = $1`,
    [call.from],
  );
  expect(rows).toEqual([{ tool_name: "book_appointment" }]);
});
