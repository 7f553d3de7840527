import { createHash } from "node:crypto";
import { Ratelimit } from "@upstash/ratelimit";
import { Redis } from "@upstash/redis";
import { type RateAnswer, type RateRuleName, rateRules } from "@/lib/domain/limits/rate-rules";
import type { RateLimits } from "@/lib/ports";

interface UpstashOptions {
  url: string;
  token: string;
  now: () => Date;
  /** Counts while Upstash does not answer. */
  local: RateLimits;
}

/** A person waits for the answer, and the limit is not worth more. */
const timeoutMs = 800;

/** Rate limits counted in Upstash, over windows that slide. Subjects are kept as digests: they are addresses and accounts. */
export function createUpstashRateLimits({ url, token, now, local }: UpstashOptions): RateLimits {
  const limiters = new Map<RateRuleName, Ratelimit>();
  const limiterOf = (name: RateRuleName): Ratelimit => {
    const known = limiters.get(name);
    if (known) return known;
    const { count, windowSeconds } = rateRules[name];
    const limiter = new Ratelimit({
      redis: new Redis({ url, token, retry: false, signal: () => AbortSignal.timeout(timeoutMs) }),
      limiter: Ratelimit.slidingWindow(count, `${windowSeconds} s`),
      prefix: `limit:${name}`,
      // The library's own answer after a timeout would be to let everybody pass.
      timeout: 0,
    });
    limiters.set(name, limiter);
    return limiter;
  };
  return {
    async take(name, subject): Promise<RateAnswer> {
      const { counted } = rateRules[name];
      if (counted === "here") return local.take(name, subject);
      try {
        const { success, reset } = await limiterOf(name).limit(digest(subject));
        if (success) return { isAllowed: true };
        return { isAllowed: false, retryInSeconds: Math.max(1, Math.ceil((reset - now().getTime()) / 1000)) };
      } catch {
        return counted === "shared_or_refuse" ? { isAllowed: false, retryInSeconds: 60 } : local.take(name, subject);
      }
    },
    async forget(name, subject) {
      await Promise.all([
        limiterOf(name)
          .resetUsedTokens(digest(subject))
          .catch(() => undefined),
        local.forget(name, subject),
      ]);
    },
  };
}

function digest(subject: string): string {
  return createHash("sha256").update(subject).digest("base64url").slice(0, 22);
}
