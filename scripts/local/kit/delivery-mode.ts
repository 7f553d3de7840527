import { z } from "zod";

/** Body of `POST /_sim/delivery`: webhooks come `delay_ms` late, `times` times each, and shuffled within a small window. */
export const deliveryModeInput = z.strictObject({
  delay_ms: z.int().min(0).max(600_000).default(0),
  times: z.int().min(1).max(20).default(1),
  shuffle: z.boolean().default(false),
  /** How long events are held before they are shuffled. */
  window_ms: z.int().min(1).max(60_000).default(250),
  /** Makes the order repeatable. */
  seed: z.int().optional(),
});

export type DeliveryMode = z.infer<typeof deliveryModeInput>;

/** On time, once, in order. */
export function plainDelivery(): DeliveryMode {
  return { delay_ms: 0, times: 1, shuffle: false, window_ms: 250 };
}

/** A copy in random order; the same `seed` gives the same order. */
export function shuffled<T>(items: readonly T[], seed: number): T[] {
  const next = randomNumbers(seed);
  const result = [...items];
  for (let last = result.length - 1; last > 0; last--) {
    const other = Math.floor(next() * (last + 1));
    [result[last], result[other]] = [result[other] as T, result[last] as T];
  }
  return result;
}

// mulberry32, a public-domain generator: small, and good enough to mix up a queue.
function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
