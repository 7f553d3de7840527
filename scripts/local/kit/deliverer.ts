import { type DeliveryMode, shuffled } from "./delivery-mode";
import { randomHex } from "./random-id";
import { wait } from "./wait";

const RECORDS_MAX = 200;
const DEFAULT_RETRY_DELAYS_MS = [300, 1000, 3000, 10_000, 30_000];

/** One webhook as the delivery log shows it. `status` and `error` are those of the last attempt. */
export interface DeliveryRecord {
  id: string;
  at: string;
  url: string;
  event: string;
  /** The provider's id of the event, when it has one. */
  reference: string | null;
  attempts: number;
  status: number | null;
  error: string | null;
}

/** The part of a stand-in's state that the deliverer writes; start it as `{ deliveries: [] }`. */
export interface DeliveryState {
  deliveries: DeliveryRecord[];
}

/** A webhook or a signed request to our application. `payload` null sends an empty body. */
export interface Delivery {
  url: string;
  event: string;
  payload: unknown;
  reference?: string;
  headers?: Record<string, string>;
  method?: string;
  timeoutMs?: number;
  /** Waits between attempts. Left out: some 45 s of retries for `send`, a single attempt for `call`. */
  retryDelaysMs?: number[];
}

/** `status` is null when no answer came; `json` is null when the answer was no JSON. */
export interface DeliveryAnswer {
  status: number | null;
  json: unknown;
  text: string;
}

export interface Deliverer {
  /** Sends a webhook in the background, in order, subject to the delivery mode, with retries until a 2xx comes. */
  send(delivery: Delivery): void;
  /** Sends now and answers what came back: for calls whose answer the provider uses (tools, the inbound webhook). */
  call(delivery: Delivery): Promise<DeliveryAnswer>;
  /** Resolves when the first attempt of everything sent so far is over. */
  idle(): Promise<void>;
}

interface DelivererOptions {
  state: DeliveryState;
  signal: AbortSignal;
  /** Headers that sign exactly these bytes. Asked again for each attempt, because signatures carry a time. */
  sign(body: string): Record<string, string> | Promise<Record<string, string>>;
  mode(): DeliveryMode;
}

type Job = () => Promise<void>;

/** Delivers signed webhooks to the application and keeps the log of them in the stand-in's state. */
export function createDeliverer({ state, signal, sign, mode }: DelivererOptions): Deliverer {
  const queue = deliveryQueue(mode, signal);
  const record = (delivery: Delivery): DeliveryRecord => {
    const entry = newRecord(delivery);
    state.deliveries.push(entry);
    if (state.deliveries.length > RECORDS_MAX) state.deliveries.shift();
    return entry;
  };
  const attempt = (delivery: Delivery, entry: DeliveryRecord) => post(delivery, entry, sign, signal);
  const attemptUntilOk = async (
    delivery: Delivery,
    delaysMs: number[],
    onFirst: () => void = () => undefined,
  ): Promise<DeliveryAnswer> => {
    const entry = record(delivery);
    let answer = await attempt(delivery, entry);
    onFirst();
    for (const delayMs of delaysMs) {
      if (isOk(answer)) break;
      await wait(delayMs, signal);
      if (signal.aborted) break;
      answer = await attempt(delivery, entry);
    }
    return answer;
  };
  return {
    send(delivery) {
      queue.add(
        () =>
          new Promise((firstAttemptIsOver) => {
            void attemptUntilOk(delivery, delivery.retryDelaysMs ?? DEFAULT_RETRY_DELAYS_MS, firstAttemptIsOver);
          }),
      );
    },
    call: (delivery) => attemptUntilOk(delivery, delivery.retryDelaysMs ?? []),
    idle: () => queue.idle(),
  };
}

function newRecord(delivery: Delivery): DeliveryRecord {
  return {
    id: randomHex("dlv_"),
    at: new Date().toISOString(),
    url: delivery.url,
    event: delivery.event,
    reference: delivery.reference ?? null,
    attempts: 0,
    status: null,
    error: null,
  };
}

function isOk(answer: DeliveryAnswer): boolean {
  return answer.status !== null && answer.status >= 200 && answer.status < 300;
}

async function post(
  delivery: Delivery,
  entry: DeliveryRecord,
  sign: DelivererOptions["sign"],
  signal: AbortSignal,
): Promise<DeliveryAnswer> {
  const body = delivery.payload === null ? "" : JSON.stringify(delivery.payload);
  entry.attempts += 1;
  try {
    const response = await fetch(delivery.url, {
      method: delivery.method ?? "POST",
      body,
      headers: { "content-type": "application/json", ...delivery.headers, ...(await sign(body)) },
      signal: AbortSignal.any([signal, AbortSignal.timeout(delivery.timeoutMs ?? 10_000)]),
      redirect: "manual",
    });
    const text = await response.text();
    Object.assign(entry, { status: response.status, error: null });
    return { status: response.status, json: parseJson(text), text };
  } catch (error) {
    Object.assign(entry, { status: null, error: describe(error) });
    return { status: null, json: null, text: "" };
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause as { code?: string } | undefined;
  return cause?.code ?? error.message;
}

/** Runs jobs one after another, late, several times or shuffled as the mode says at the moment of adding. */
function deliveryQueue(mode: () => DeliveryMode, signal: AbortSignal): { add(job: Job): void; idle(): Promise<void> } {
  let tail: Promise<void> = Promise.resolve();
  let held: Job[] = [];
  let window: Promise<void> | null = null;
  const append = (job: Job, ready: Promise<void>): void => {
    tail = tail
      .then(() => ready)
      .then(() => (signal.aborted ? undefined : job()))
      .catch(() => undefined);
  };
  const holdWindow = async ({ window_ms, delay_ms, seed }: DeliveryMode): Promise<void> => {
    await wait(window_ms, signal);
    const batch = shuffled(held, seed ?? Date.now());
    held = [];
    window = null;
    for (const job of batch) append(job, wait(delay_ms, signal));
  };
  return {
    add(job) {
      const current = mode();
      const copies = Array.from({ length: current.times }, () => job);
      if (!current.shuffle) for (const copy of copies) append(copy, wait(current.delay_ms, signal));
      else {
        held.push(...copies);
        window ??= holdWindow(current);
      }
    },
    async idle() {
      while (window) await window;
      await tail;
    },
  };
}
