import { createHash } from "node:crypto";
import { isCut } from "@/scripts/local/kit/fault-layers";
import { randomId } from "@/scripts/local/kit/random-id";
import type { FetchLayer } from "@/scripts/local/kit/stand-in";
import { errorBody } from "./errors";
import type { SavedAnswer, StripeState } from "./state";

const KEPT_MS = 24 * 60 * 60 * 1000;
// The whole state is written after every request, so what is kept is bounded more tightly than at Stripe.
const KEYS_MAX = 400;
// The SDK makes such a key for every call without one; it only serves the SDK's own retries, so it outlives no restart.
const SDK_KEY = /^stripe-node-retry-/;

/**
 * Idempotency as docs.stripe.com/api/idempotent_requests has it: the first result of a key is replayed for 24 hours,
 * errors included; other parameters are refused; a key in use answers 409. What never reached an endpoint is not kept:
 * bad or missing parameters, 401, 409, 429 and the gateway's 502 to 504.
 */
export function idempotency(state: StripeState): FetchLayer {
  const underWay = new Set<string>();
  const shortLived = new Map<string, SavedAnswer>();
  return async (request, next) => {
    const { pathname } = new URL(request.url);
    const key = request.headers.get("idempotency-key");
    if (request.method !== "POST" || !pathname.startsWith("/v1/") || !key) return next(request);
    const fingerprint = createHash("sha256")
      .update(`${pathname}\n${await request.clone().text()}`)
      .digest("hex");
    prune(state.answers);
    const saved = state.answers[key] ?? shortLived.get(key);
    if (saved) return saved.fingerprint === fingerprint ? replay(saved) : mismatch(saved, pathname);
    if (underWay.has(key)) return inUse();
    underWay.add(key);
    try {
      const response = await next(request);
      if (isCut(response)) return response;
      const body = await response.text();
      const requestId = response.headers.get("request-id") ?? randomId("req_", 14);
      if (isKept(response.status, body)) {
        const answer = {
          fingerprint,
          path: pathname,
          status: response.status,
          body,
          requestId,
          createdAtMs: Date.now(),
        };
        if (SDK_KEY.test(key)) shortLived.set(key, answer);
        else state.answers[key] = answer;
      }
      return answerOf(response.status, body, { "request-id": requestId, "idempotency-key": key });
    } finally {
      underWay.delete(key);
      if (shortLived.size > KEYS_MAX) shortLived.delete(shortLived.keys().next().value ?? "");
    }
  };
}

function isKept(status: number, body: string): boolean {
  if ([401, 409, 429, 502, 503, 504].includes(status)) return false;
  return !(status === 400 && /"code":"parameter_(missing|unknown|invalid)/.test(body));
}

function prune(answers: StripeState["answers"]): void {
  const entries = Object.entries(answers);
  const oldest = Date.now() - KEPT_MS;
  for (const [index, [key, answer]] of entries.entries()) {
    if (answer.createdAtMs < oldest || index < entries.length - KEYS_MAX) delete answers[key];
  }
}

function replay(saved: SavedAnswer): Response {
  return answerOf(saved.status, saved.body, {
    "request-id": randomId("req_", 14),
    "original-request": saved.requestId,
    "idempotent-replayed": "true",
  });
}

function mismatch(saved: SavedAnswer, path: string): Response {
  const message =
    saved.path === path
      ? "Keys for idempotent requests can only be used with the same parameters they were first used with."
      : `Keys for idempotent requests can only be used for the same endpoint they were first used for ('${saved.path}').`;
  return answerOf(400, JSON.stringify(errorBody(400, message, { type: "idempotency_error" })));
}

function inUse(): Response {
  const message = "There is currently another in-progress request using this Stripe idempotency key.";
  return answerOf(409, JSON.stringify(errorBody(409, message, { type: "idempotency_error" })));
}

function answerOf(status: number, body: string, headers: Record<string, string> = {}): Response {
  // The API tells the SDK not to try a 500 again, because the same key would only replay it.
  const retry = status === 500 ? { "stripe-should-retry": "false" } : {};
  return new Response(body, { status, headers: { "content-type": "application/json", ...retry, ...headers } });
}
