import { makeUser } from "@/__tests__/support/make-business";
import type { Product } from "@/__tests__/support/product";
import { type LineCall, newCall } from "@/__tests__/support/retell-line";
import { openStripe } from "@/__tests__/support/trace";
import { type Container, createContainer } from "@/lib/container";
import type { LaunchStep } from "@/lib/domain/launch/launch-step";
import type { PhoneChoice } from "@/lib/domain/onboarding/wizard-steps";
import { parseEnv } from "@/lib/env";
import { startCheckout } from "@/lib/services/launch/start-checkout";
import { startLaunch } from "@/lib/services/launch/start-launch";
import { chooseNumber } from "@/lib/services/onboarding/choose-number";

/** What a launch left behind, read from the database and from the providers themselves. */
export interface LaunchTrace {
  /** "done", "failed" ... by step, up to the first that has not begun. */
  steps: Record<string, string>;
  status: string;
  numbers: number;
  /** Numbers at the carrier that are on the profile named after the business. */
  numbersAtTelnyx: number;
  ordersAtTelnyx: number;
  profilesAtTelnyx: number;
  agentsAtRetell: number;
  /** Of its number, whose calls go to which agents. */
  linksAtRetell: string[];
  customersAtStripe: number;
  subscriptionsAtStripe: string[];
  notifications: number;
}

/** Businesses that are launched by the running product; owners act through the services, as its actions do. */
export interface LaunchLine {
  /** Registers somebody, who chooses a plan and a number; nothing is launched. Returns the business. */
  signUp(choice?: PhoneChoice): Promise<string>;
  /** What the last click of the wizard begins. */
  start(businessId: string): Promise<void>;
  /** Opens the payment page and pays there with a good card. */
  pay(businessId: string): Promise<void>;
  /** Waits for the running product to bring a step that far. Throws with where it stands instead. */
  until(businessId: string, step: LaunchStep, state: string): Promise<void>;
  /** A call to its number, to be led by hand. */
  newCall(businessId: string, from: string): Promise<LineCall>;
  trace(businessId: string): Promise<LaunchTrace>;
  close(): Promise<void>;
}

const stepWithinMs = 120_000;
const offeredMax = 20;
const pauseMs = 40;

async function readJson<Body>(url: string): Promise<Body> {
  return (await fetch(url)).json() as Promise<Body>;
}

/** An application of the test's own beside the running one, on the same database and providers. */
export function openBeside({ stack }: Product): Container {
  const parsed = parseEnv(stack.env);
  if ("problems" in parsed) throw new Error(JSON.stringify(parsed.problems));
  return createContainer(parsed.env, { log: { info: () => undefined, error: () => undefined } });
}

let made = 0;

export function openLaunchLine(product: Product): LaunchLine {
  const beside = openBeside(product);
  const { admin } = product;
  const ctx = () => ({
    ...beside.ports,
    now: new Date(),
    requestId: "test",
    causeId: null,
    actor: { kind: "system" as const, id: "launch" },
  });
  const readSteps = async (businessId: string) => {
    const { rows } = await admin.query<{ step: string; state: string }>(
      "select step, state from public.launch_steps where business_id = $1 and started_at is not null order by position",
      [businessId],
    );
    return Object.fromEntries(rows.map(({ step, state }) => [step, state]));
  };
  return {
    async signUp(choice) {
      made += 1;
      const email = `launch-${process.pid}-${made}@example.com`;
      const businessId = await beside.ports.businesses.register({
        userId: await makeUser(admin, email),
        name: `Launch Plumbing ${made}`,
        trade: "plumbing",
        timeZone: "America/Denver",
        email,
        now: new Date(),
      });
      await beside.ports.launches.keepCustomer(businessId, "standard", null);
      const wish = { areaCode: "303", limit: offeredMax, isNearby: true };
      const found = choice ? [] : await beside.ports.numberShop.search(wish);
      const choices = choice ? [choice] : found.map(({ e164 }) => ({ choice: "local" as const, e164 }));
      for (const wanted of choices) {
        if ((await chooseNumber(ctx(), businessId, wanted)) === "reserved") return businessId;
      }
      throw new Error("every number is taken");
    },
    async start(businessId) {
      await startLaunch(ctx(), businessId);
    },
    async pay(businessId) {
      const checkout = await startCheckout(ctx(), { businessId, planId: "standard" });
      if (checkout.outcome !== "open") throw new Error(`the payment page is ${checkout.outcome}`);
      const body = new URLSearchParams({ card_number: "4242 4242 4242 4242", name: "Pat Owner", outcome: "approve" });
      const paid = await fetch(checkout.url, { method: "POST", body, redirect: "manual" });
      if (paid.status >= 400) throw new Error(`the payment page answers ${paid.status}`);
    },
    async until(businessId, step, state) {
      const end = Date.now() + stepWithinMs;
      for (;;) {
        const steps = await readSteps(businessId);
        if (steps[step] === state) return;
        if (Date.now() > end) throw new Error(`${step} is not ${state}: ${JSON.stringify(steps)}`);
        await new Promise((resolve) => setTimeout(resolve, pauseMs));
      }
    },
    async newCall(businessId, from) {
      const { rows } = await admin.query<{ name: string; number: string; agent_id: string }>(
        `select businesses.name, e164 as number, receptionists.retell_agent_id as agent_id from public.businesses
         join public.phone_numbers on phone_numbers.business_id = businesses.id
         join public.receptionists on receptionists.business_id = businesses.id where businesses.id = $1`,
        [businessId],
      );
      const { name = "", number = "", agent_id: retellAgentId = "" } = rows[0] ?? {};
      const owner = { email: "", password: "" };
      return newCall({ id: businessId, name, number, timeZone: "America/Denver", retellAgentId, owner }, from);
    },
    trace: async (businessId) => ({ steps: await readSteps(businessId), ...(await readTrace(product, businessId)) }),
    close: () => beside.kysely.destroy(),
  };
}

async function readTrace(product: Product, businessId: string): Promise<Omit<LaunchTrace, "steps">> {
  const { admin } = product;
  const { rows } = await admin.query<{ status: string; numbers: string[] | null; notifications: number }>(
    `select status, (select array_agg(e164) from public.phone_numbers where business_id = businesses.id) as numbers,
       (select count(*)::int from public.notifications where business_id = businesses.id and kind = 'launched')
         as notifications
     from public.businesses where id = $1`,
    [businessId],
  );
  const { status = "", numbers, notifications = 0 } = rows[0] ?? {};
  const all = await Promise.all([
    readTelnyx(product, businessId),
    readRetell(product, businessId, numbers ?? []),
    readStripe(product, businessId),
  ]);
  return Object.assign({ status, numbers: numbers?.length ?? 0, notifications }, ...all);
}

async function readTelnyx({ file: { telnyx } }: Product, businessId: string) {
  const headers = { authorization: `Bearer ${telnyx.apiKey}` };
  const list = async <Row>(path: string) => {
    const response = await fetch(`${telnyx.url}/v2/${path}`, { headers });
    return ((await response.json()) as { data: Row[] }).data;
  };
  const named = `business:${businessId}`;
  const profiles = await list<{ id: string; name: string }>("messaging_profiles?page[size]=250");
  const ours = profiles.filter(({ name }) => name === named).map(({ id }) => id);
  const orders = await list<{ customer_reference?: string; status: string }>("number_orders?page[size]=250");
  const numbers = await readJson<{ messaging_profile_id: string | null }[]>(`${telnyx.url}/_sim/numbers`);
  return {
    profilesAtTelnyx: ours.length,
    ordersAtTelnyx: orders.filter(({ customer_reference: of }) => of?.startsWith(`${named}:`)).length,
    numbersAtTelnyx: numbers.filter(({ messaging_profile_id: id }) => id && ours.includes(id)).length,
  };
}

async function readRetell({ file: { retell } }: Product, businessId: string, numbers: string[]) {
  const headers = { authorization: `Bearer ${retell.apiKey}` };
  const answer = await fetch(`${retell.url}/v2/list-agents?limit=1000`, { method: "POST", headers, body: "{}" });
  const { items } = (await answer.json()) as { items: { agent_id: string; agent_name: string }[] };
  const agents = items.filter(({ agent_name: name }) => name.endsWith(businessId));
  const links = await Promise.all(
    numbers.map(async (e164) => {
      const response = await fetch(`${retell.url}/get-phone-number/${encodeURIComponent(e164)}`, { headers });
      const line = (await response.json()) as { inbound_agents?: { agent_id: string }[] };
      return line.inbound_agents?.map(({ agent_id: id }) => id).join() === agents[0]?.agent_id
        ? "its agent"
        : "another";
    }),
  );
  return { agentsAtRetell: agents.length, linksAtRetell: links };
}

async function readStripe(product: Product, businessId: string) {
  const stripe = openStripe(product);
  const customers = [];
  for await (const customer of stripe.customers.list({ limit: 100 })) {
    if (customer.metadata.business_id === businessId) customers.push(customer.id);
  }
  const lists = await Promise.all(
    customers.map((customer) => stripe.subscriptions.list({ customer, status: "all", limit: 10 })),
  );
  return {
    customersAtStripe: customers.length,
    subscriptionsAtStripe: lists.flatMap(({ data }) => data.map(({ status }) => status)),
  };
}
