import { LRUCache } from "lru-cache";
import { type RateRuleName, rateRules } from "@/lib/domain/limits/rate-rules";
import { countMoment, type Moments } from "@/lib/domain/limits/window-counter";
import type { RateLimits } from "@/lib/ports";

/** Counts within this process alone: for installations without Upstash, and while it is away. */
export function createLocalCounter(now: () => Date): RateLimits {
  const moments = new LRUCache<string, Moments>({ max: 20_000, ttl: 3_600_000 });
  const keyOf = (name: RateRuleName, subject: string) => `${name}:${subject}`;
  return {
    async take(name, subject) {
      const key = keyOf(name, subject);
      const counted = countMoment(rateRules[name], moments.get(key) ?? [], now().getTime());
      moments.set(key, counted.moments);
      return counted.answer;
    },
    async forget(name, subject) {
      moments.delete(keyOf(name, subject));
    },
  };
}
