import type { FetchLayer } from "@/scripts/local/kit/stand-in";
import { resendErrorAnswer } from "./resend-error";

const WINDOW_MS = 1000;

interface RateLimitOptions {
  isApiPath(path: string): boolean;
  requestsPerSecondMax: number;
  nowMs(): number;
}

/**
 * Resend's limit per second with the headers of resend.com/docs/api-reference/rate-limit; beyond it 429
 * rate_limit_exceeded. `retry-after` also comes with a 429 that was asked for as a fault.
 */
export function rateLimit({ isApiPath, requestsPerSecondMax, nowMs }: RateLimitOptions): FetchLayer {
  let window = { startedAtMs: Number.NEGATIVE_INFINITY, used: 0 };
  return async (request, next) => {
    if (!isApiPath(new URL(request.url).pathname)) return next(request);
    const now = nowMs();
    if (now - window.startedAtMs >= WINDOW_MS) window = { startedAtMs: now, used: 0 };
    window.used += 1;
    const remaining = Math.max(0, requestsPerSecondMax - window.used);
    const response = window.used > requestsPerSecondMax ? tooMany(requestsPerSecondMax) : await next(request);
    response.headers.set("ratelimit-limit", String(requestsPerSecondMax));
    response.headers.set("ratelimit-remaining", String(remaining));
    response.headers.set("ratelimit-reset", "1");
    if (response.status === 429) response.headers.set("retry-after", "1");
    return response;
  };
}

function tooMany(perSecond: number): Response {
  const message = `Too many requests. You can only make ${perSecond} requests per second. See rate limit response headers for more information.`;
  return resendErrorAnswer(429, "rate_limit_exceeded", message);
}
