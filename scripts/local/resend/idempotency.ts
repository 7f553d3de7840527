import { createHash } from "node:crypto";
import type { FetchLayer } from "@/scripts/local/kit/stand-in";
import { resendErrorAnswer } from "./resend-error";
import type { ResendState } from "./state";

const KEPT_MS = 24 * 60 * 60 * 1000;
const KEY_CHARS_MAX = 256;
// The whole state is written after every request, so what is kept is bounded more tightly than at Resend.
const KEYS_MAX = 2000;

/**
 * Idempotency as resend.com/docs/dashboard/emails/idempotency-keys has it, for `/emails` and `/emails/batch`: for 24
 * hours a key that has sent answers the same again, and refuses another body with 409 invalid_idempotent_request; while
 * its first request is in flight it answers 409 concurrent_idempotent_requests. A request that failed frees its key.
 */
export function idempotency(state: ResendState, nowMs: () => number): FetchLayer {
  const underWay = new Set<string>();
  return async (request, next) => {
    const { pathname } = new URL(request.url);
    const key = request.headers.get("idempotency-key");
    const isSend = request.method === "POST" && (pathname === "/emails" || pathname === "/emails/batch");
    if (key === null || !isSend) return next(request);
    if (key.length === 0 || key.length > KEY_CHARS_MAX) {
      return resendErrorAnswer(400, "invalid_idempotency_key", "The key must be between 1-256 chars.");
    }
    if (underWay.has(key)) return inProgress();
    underWay.add(key);
    try {
      const fingerprint = createHash("sha256")
        .update(`${pathname}\n${await request.clone().text()}`)
        .digest("hex");
      forgetOld(state.answers, nowMs());
      const saved = state.answers[key];
      if (saved) return saved.fingerprint === fingerprint ? jsonAnswer(saved.body) : otherBody();
      const response = await next(request);
      if (!response.ok) return response;
      const body = await response.text();
      state.answers[key] = { fingerprint, body, createdAtMs: nowMs() };
      return jsonAnswer(body);
    } finally {
      underWay.delete(key);
    }
  };
}

function forgetOld(answers: ResendState["answers"], nowMs: number): void {
  const entries = Object.entries(answers);
  for (const [index, [key, { createdAtMs }]] of entries.entries()) {
    if (createdAtMs <= nowMs - KEPT_MS || index < entries.length - KEYS_MAX) delete answers[key];
  }
}

function jsonAnswer(body: string): Response {
  return new Response(body, { headers: { "content-type": "application/json" } });
}

function otherBody(): Response {
  const message = "Same idempotency key used with a different request payload.";
  return resendErrorAnswer(409, "invalid_idempotent_request", message);
}

function inProgress(): Response {
  const message = "Same idempotency key used while original request is still in progress.";
  return resendErrorAnswer(409, "concurrent_idempotent_requests", message);
}
