import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { callerNumbers, openMoments } from "@/__tests__/support/moments";
import { findBusiness, type Product, startProduct } from "@/__tests__/support/product";
import { untilQuiet } from "@/__tests__/support/quiet";
import { callTool, type LineCall, newCall, type ToolAnswer } from "@/__tests__/support/retell-line";
import { bookedOnce, openStripe, readTrace, summarise } from "@/__tests__/support/trace";
import type { Fault } from "@/scripts/local/kit/faults";
import type { SeedBusiness } from "@/scripts/local/stack-file";

type Vendor = "stripe" | "telnyx" | "google" | "resend";

interface Outage {
  name: string;
  /** What each vendor does; one that would never answer like that is left out. */
  faults: Partial<Record<Vendor, Partial<Fault>>>;
}

// Stripe's SDK tries three times by itself; the job is to feel it too.
const stripeTries = 3;
const all = (fault: Partial<Fault>): Outage["faults"] => ({
  stripe: { ...fault, count: fault.delay_ms ? 1 : stripeTries },
  telnyx: { ...fault, path: "/v2/messages" },
  google: { ...fault, path: "/calendar" },
  resend: { ...fault, path: "/emails" },
});
const slowMs = 30_000;

const outages: Outage[] = [
  { name: "all take 30 seconds", faults: all({ delay_ms: slowMs }) },
  { name: "Stripe wants a payment first (402)", faults: { stripe: { status: 402, count: stripeTries } } },
  { name: "Stripe is busy with the same key (409)", faults: { stripe: { status: 409, count: stripeTries } } },
  { name: "all ask for patience (429)", faults: all({ status: 429 }) },
  { name: "all have an error (500)", faults: all({ status: 500 }) },
  { name: "all are down (503)", faults: all({ status: 503 }) },
  { name: "all talk nonsense", faults: all({ body: "nonsense" }) },
  { name: "all cut the line", faults: all({ status: 0 }) },
  { name: "all do it and then fail (500)", faults: all({ status: 500, after: true }) },
  { name: "all do it and then cut the line", faults: all({ status: 0, after: true }) },
];

const nextCaller = callerNumbers(8);
let product: Product;
let business: SeedBusiness;
let nextMoment: () => string;

async function post(url: string, body: unknown): Promise<void> {
  const response = await fetch(url, { method: "POST", body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${url}: ${response.status} ${await response.text()}`);
}

async function spoil({ faults }: Outage): Promise<void> {
  for (const [vendor, fault] of Object.entries(faults)) {
    await post(`${product.file[vendor as Vendor].url}/_sim/faults`, fault);
  }
}

/** Every fault that was asked for and has not struck yet. */
async function unspent(): Promise<unknown[]> {
  const { stripe, telnyx, google, resend } = product.file;
  const lists = await Promise.all(
    [stripe, telnyx, google, resend].map(async ({ url }) => {
      const { faults } = (await (await fetch(`${url}/_sim/faults`)).json()) as { faults: unknown[] };
      return faults;
    }),
  );
  return lists.flat();
}

async function untilSpent(): Promise<void> {
  while ((await unspent()).length > 0) await new Promise((resolve) => setTimeout(resolve, 50));
}

async function book(): Promise<{ call: LineCall; answer: ToolAnswer }> {
  const call = newCall(business, nextCaller());
  const args = { service: "Leak repair", datetime: nextMoment(), name: "Ada Outage", address: "1 Main Street" };
  const { body } = await callTool(product, call, "book_appointment", args);
  return { call, answer: body };
}

beforeAll(async () => {
  // A carrier that is slow takes a text as late as after 30 seconds; until then its report cannot have come.
  product = await startProduct({ TEXT_IN_DOUBT_SECONDS: "36" });
  business = findBusiness(product, "Rivera Plumbing");
  nextMoment = openMoments(business.timeZone);
});

afterAll(async () => {
  await product.stop();
});

describe("while providers fail", () => {
  const booked = new Map<string, { call: LineCall; answer: ToolAnswer }>();

  beforeAll(async () => {
    for (const outage of outages) {
      await spoil(outage);
      booked.set(outage.name, await book());
      await untilSpent();
    }
    await untilQuiet(product, 150_000);
  }, 240_000);

  test.each(outages)("the caller is booked as ever: $name", ({ name }) => {
    expect(booked.get(name)?.answer.data.outcome).toBe("booked");
  });

  test.each(outages)("everything is there once in the end: $name", async ({ name }) => {
    const trace = await readTrace(product, business, booked.get(name)?.call.from ?? "");

    expect(summarise(trace)).toEqual({ ...bookedOnce, calls: ["in_progress booked"] });
  });

  test("no job is given up", async () => {
    const { rows } = await product.admin.query("select kind, last_error from public.jobs where state <> 'done'");

    expect(rows).toEqual([]);
  });
});

test("a declined card leaves the booking, and the fee unpaid with a link to pay it", async () => {
  await post(`${product.file.stripe.url}/_sim/card`, { declined: true });

  const { call, answer } = await book();
  await untilQuiet(product);
  const trace = await readTrace(product, business, call.from);

  expect(answer.data.outcome).toBe("booked");
  expect(summarise(trace)).toEqual({
    ...bookedOnce,
    calls: ["in_progress booked"],
    fees: ["failed"],
    invoices: ["open 0"],
  });
  expect(trace.fees[0]).toMatchObject({
    failure: "generic_decline",
    invoice_url: trace.invoices[0]?.hosted_invoice_url,
  });
});

test("a fee that was declined is paid once the owner pays its invoice", async () => {
  await post(`${product.file.stripe.url}/_sim/card`, { declined: true });
  const { call } = await book();
  await untilQuiet(product);
  await post(`${product.file.stripe.url}/_sim/card`, { declined: false });

  const before = await readTrace(product, business, call.from);
  await openStripe(product).invoices.pay(before.invoices[0]?.id ?? "");
  await untilQuiet(product);

  expect(summarise(await readTrace(product, business, call.from))).toMatchObject({
    fees: ["paid"],
    invoices: ["paid 5000"],
  });
});
