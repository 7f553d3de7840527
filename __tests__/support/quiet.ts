import type { Product } from "@/__tests__/support/product";
import type { DeliveryRecord } from "@/scripts/local/kit/deliverer";

const calmRounds = 2;
const pauseMs = 80;
/** Tool calls and the question before the first ring are answered once, whatever comes. */
const eventPaths = /\/api\/(retell\/voice-webhook|telnyx\/messaging-webhook|stripe\/webhook)/;

interface OpenJob {
  kind: string;
  state: string;
  last_error: string | null;
}

async function readJson<Body>(url: string): Promise<Body> {
  return (await fetch(url)).json() as Promise<Body>;
}

/** Jobs that are still to be done. The next step of an on-call ladder waits for a person, and not for us. */
async function openJobs({ admin }: Product): Promise<OpenJob[]> {
  const { rows } = await admin.query<OpenJob>(
    `select kind, state, last_error from public.jobs
     where state in ('queued', 'running') and not (kind = 'alert_on_call' and run_at > now())`,
  );
  return rows;
}

/** Webhooks that no 2xx has answered yet. */
async function openDeliveries({ file }: Product): Promise<string[]> {
  const vendors = [file.retell.url, file.telnyx.url, file.stripe.url];
  const lists = await Promise.all(vendors.map((url) => readJson<DeliveryRecord[]>(`${url}/_sim/deliveries`)));
  return lists
    .flat()
    .filter(({ url, status }) => eventPaths.test(url) && (status === null || status >= 300))
    .map(({ event }) => event);
}

interface CarrierText {
  direction: string;
  to: { status: string }[];
}

/** Texts that the carrier has not brought to an end. */
async function openTexts({ file }: Product): Promise<number> {
  const texts = await readJson<CarrierText[]>(`${file.telnyx.url}/_sim/messages`);
  return texts.filter(({ to }) => Array.isArray(to) && ["queued", "sending", "sent"].includes(to[0]?.status ?? ""))
    .length;
}

/** What is still under way, in words; empty when everything is done. */
async function whatIsOpen(product: Product): Promise<string[]> {
  const jobs = await openJobs(product);
  if (jobs.length > 0) {
    return jobs.map(({ kind, state, last_error: error }) => `job ${kind} ${state}${error ? ` (${error})` : ""}`);
  }
  const [texts, deliveries] = await Promise.all([openTexts(product), openDeliveries(product)]);
  return [...deliveries.map((event) => `webhook ${event}`), ...(texts > 0 ? [`${texts} texts at the carrier`] : [])];
}

/**
 * Waits until every job is done, every webhook is taken and every text has arrived; the cron of the stack drives it.
 * Throws with what is left.
 */
export async function untilQuiet(product: Product, timeoutMs = 30_000): Promise<void> {
  const end = Date.now() + timeoutMs;
  for (let calm = 0; calm < calmRounds; ) {
    const open = await whatIsOpen(product);
    calm = open.length === 0 ? calm + 1 : 0;
    if (Date.now() > end) throw new Error(`still under way after ${timeoutMs} ms: ${open.slice(0, 20).join(", ")}`);
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
}
