import { afterAll, beforeAll, expect, test } from "vitest";
import { callerNumbers } from "@/__tests__/support/moments";
import { type BusinessName, findBusiness, type Product, startProduct } from "@/__tests__/support/product";
import { untilQuiet } from "@/__tests__/support/quiet";
import { ringBusiness } from "@/__tests__/support/ring";
import type { SeedBusiness } from "@/scripts/local/stack-file";
import type { CallLeg } from "@/scripts/local/telnyx/state";

const nextCaller = callerNumbers(8);
let product: Product;

beforeAll(async () => {
  product = await startProduct();
}, 240_000);
afterAll(() => product.stop());

async function sim<Body>(path: string, body?: unknown): Promise<Body> {
  const response = await fetch(product.file.telnyx.url + path, {
    method: body === undefined ? "GET" : "POST",
    headers: { "content-type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return response.json() as Promise<Body>;
}

async function rows<Row extends Record<string, unknown>>(sql: string, values: unknown[]): Promise<Row[]> {
  return (await product.admin.query<Row>(sql, values)).rows;
}

const business = (name: BusinessName): SeedBusiness => findBusiness(product, name);

/** The phones of its ladder, in order. */
const ladderOf = async ({ id }: SeedBusiness): Promise<string[]> =>
  (
    await rows<{ phone: string }>(
      "select phone from public.escalation_targets where business_id = $1 and purpose = 'emergency' order by position",
      [id],
    )
  ).map(({ phone }) => phone);

const emergencyOf = async (from: string) =>
  (await rows("select * from public.emergencies where customer_number = $1", [from]))[0];

const legsTo = async (phone: string) => (await sim<CallLeg[]>("/_sim/calls")).filter(({ to }) => to === phone);

const textsTo = async (phone: string): Promise<string[]> =>
  (
    await rows<{ body: string }>(
      "select body from public.messages where to_number = $1 and state = 'delivered' order by sent_at",
      [phone],
    )
  ).map(({ body }) => body);

test("a caller in danger hears what to do, and the first person on call is rung, presses 1 and has it", async () => {
  const rivera = business("Rivera Plumbing");
  const [first = "", second = ""] = await ladderOf(rivera);
  await sim("/_sim/callee", { to: first, answer: "answers", presses: "1" });
  await sim("/_sim/delivery", { times: 2, shuffle: true });
  const from = nextCaller();

  const call = await ringBusiness(product, rivera, from, ["I smell gas in my kitchen!", "No, that is all."]);
  await untilQuiet(product);

  const said = JSON.stringify(call.conversation);
  expect(said).toMatch(/leave the building now.*911/);
  expect(said).toMatch(/calling and texting our person on call.*10 minutes/);
  await expect
    .poll(() => emergencyOf(from), { timeout: 20_000 })
    .toMatchObject({ kind: "gas", state: "acknowledged", acknowledged_via: "key" });
  await expect
    .poll(async () => (await legsTo(first)).map(({ state }) => state), { timeout: 20_000 })
    .toEqual(["hangup"]);
  const [leg, ...others] = await legsTo(first);
  expect(others).toEqual([]);
  expect(leg?.commands.map(({ action }) => action).slice(1)).toEqual(["gather_using_speak", "speak", "hangup"]);
  expect(await textsTo(first)).toEqual([expect.stringContaining("Reply 1")]);
  expect(await legsTo(second)).toEqual([]);
  await sim("/_sim/delivery", { times: 1, shuffle: false });
});

test("when the first does not pick up, the second is rung and takes it by text, and the first hears of it", async () => {
  const prairie = business("Prairie Heating & Air");
  const [first = "", second = ""] = await ladderOf(prairie);
  await sim("/_sim/callee", { to: first, answer: "no_answer" });
  await sim("/_sim/callee", { to: second, answer: "busy" });
  const from = nextCaller();
  await ringBusiness(product, prairie, from, ["My carbon monoxide alarm is going off right now!"]);
  await untilQuiet(product);
  expect(await legsTo(second)).toEqual([]);

  await rows("update public.jobs set run_at = now() where kind = 'alert_on_call' and state = 'queued'", []);
  await untilQuiet(product);
  await sim("/_sim/inbound-sms", { from: second, to: prairie.number, text: "OK" });
  await untilQuiet(product);

  expect(await emergencyOf(from)).toMatchObject({ state: "acknowledged", acknowledged_via: "reply" });
  expect([await legsTo(first), await legsTo(second)]).toMatchObject([[{ state: "hangup" }], [{ state: "hangup" }]]);
  expect((await textsTo(first)).at(-1)).toMatch(/has taken the emergency/);
  expect((await textsTo(second)).at(-1)).toContain(`Call ${from} now`);
});
