import path from "node:path";
import { parseArgs } from "node:util";
import pg from "pg";
import { type EventFixture, listFixtures, pathOf, readFixture } from "@/scripts/events/fixtures";
import { freshen, type Recipient } from "@/scripts/events/freshen";
import { type SignatureHeaders, signRetell, signStripe, signTelnyx } from "@/scripts/events/sign-event";
import { readRunningStack, type StackFile } from "@/scripts/local/stack-file";
import { loadState } from "@/scripts/local/stack-state";
import { telnyxKeys } from "@/scripts/local/telnyx/telnyx-keys";

const usage = `npm run replay -- retell/call-ended [--duplicate] [--bad-signature] [--stale] [--data DIR]
  Signs an event of __tests__/fixtures as its provider would, sends it to the running stack as if it had just happened
  to the first sample business, and prints the answer.
  --duplicate       sends it twice
  --bad-signature   signs it with another key
  --stale           signs it as of six minutes ago
  --list            prints the events
  --data DIR        the folder of the stack (default .local)`;

const staleMs = 6 * 60_000;

interface ReplayFlags {
  isForged: boolean;
  isStale: boolean;
  dir: string;
}

async function sign(
  stack: StackFile,
  fixture: EventFixture,
  body: string,
  flags: ReplayFlags,
): Promise<SignatureHeaders> {
  const atMs = Date.now() - (flags.isStale ? staleMs : 0);
  const forge = (secret: string) => (flags.isForged ? [...secret].reverse().join("") : secret);
  if (fixture.provider === "retell") return signRetell(body, forge(stack.retell.apiKey), atMs);
  if (fixture.provider === "stripe") return signStripe(body, forge(stack.stripe.webhookSecret), atMs);
  const { secrets } = await loadState(path.resolve(flags.dir));
  return signTelnyx(body, telnyxKeys(forge(secrets.telnyxKeySeed)).privateKey, atMs);
}

/** The first sample business, with the ids that Stripe's stand-in knows it by. */
async function findRecipient(stack: StackFile): Promise<Recipient> {
  const business = stack.seed?.businesses[0];
  if (!business) throw new Error("The running stack has no sample business.");
  const client = new pg.Client({ connectionString: stack.databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ stripe_customer_id: string | null; stripe_subscription_id: string | null }>(
      "select stripe_customer_id, stripe_subscription_id from public.subscriptions where business_id = $1",
      [business.id],
    );
    return {
      number: business.number,
      retellAgentId: business.retellAgentId,
      stripeCustomerId: rows[0]?.stripe_customer_id ?? null,
      stripeSubscriptionId: rows[0]?.stripe_subscription_id ?? null,
      nowMs: Date.now(),
    };
  } finally {
    await client.end();
  }
}

async function send(url: string, body: string, headers: SignatureHeaders): Promise<boolean> {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body,
  });
  console.log(`${response.status} ${(await response.text()) || "(empty)"}`);
  return response.ok;
}

async function replay(name: string, times: number, flags: ReplayFlags): Promise<boolean> {
  const fixture = readFixture(name);
  const stack = readRunningStack(flags.dir);
  if (!stack) throw new Error("No stack is running. Start it with npm run dev, then replay again.");
  const body = JSON.stringify(freshen(fixture, await findRecipient(stack)));
  const headers = await sign(stack, fixture, body, flags);
  const url = `${stack.web}${pathOf(fixture)}`;
  console.log(`POST ${url}`);
  let isAccepted = true;
  for (let count = 0; count < times; count += 1) isAccepted = (await send(url, body, headers)) && isAccepted;
  return isAccepted;
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      duplicate: { type: "boolean", default: false },
      "bad-signature": { type: "boolean", default: false },
      stale: { type: "boolean", default: false },
      list: { type: "boolean", default: false },
      data: { type: "string", default: ".local" },
      help: { type: "boolean", default: false },
    },
  });
  const [name] = positionals;
  if (values.list) console.log(listFixtures().join("\n"));
  if (values.list || values.help || !name) {
    if (!values.list) console.log(usage);
    return values.list || values.help ? 0 : 1;
  }
  const flags = { isForged: values["bad-signature"], isStale: values.stale, dir: values.data };
  return (await replay(name, values.duplicate ? 2 : 1, flags)) ? 0 : 1;
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
