import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import type { SlotKey } from "@/lib/ports";

/** Who began a sign-in at the provider, in which session. */
export interface ConnectOrigin {
  businessId: string;
  userId: string;
  sessionId: string;
}

const stateShape = z.object({
  b: z.string(),
  u: z.string(),
  s: z.string(),
  n: z.string(),
  e: z.number(),
  x: z.boolean(),
});

const lifeMs = 10 * 60_000;

/** The two halves of a sign-in: `state` travels by the provider, `secret` stays in a cookie of the browser that began. */
export interface StartedConnect {
  state: string;
  /** Nonce and PKCE verifier. */
  secret: string;
  codeChallenge: string;
}

/** Begins a sign-in; it must come back within ten minutes. */
export function startConnect(
  key: SlotKey,
  origin: ConnectOrigin,
  { isAnyAccount, now }: { isAnyAccount: boolean; now: Date },
): StartedConnect {
  const nonce = randomBytes(16).toString("base64url");
  const verifier = randomBytes(48).toString("base64url");
  const content = {
    b: origin.businessId,
    u: origin.userId,
    s: origin.sessionId,
    n: createHash("sha256").update(nonce).digest("base64url"),
    e: now.getTime() + lifeMs,
    x: isAnyAccount,
  };
  const text = Buffer.from(JSON.stringify(content)).toString("base64url");
  return {
    state: `${text}.${signState(key, text)}`,
    secret: `${nonce}.${verifier}`,
    codeChallenge: createHash("sha256").update(verifier).digest("base64url"),
  };
}

export type ReadConnect =
  | { outcome: "valid"; nonce: string; codeVerifier: string; isAnyAccount: boolean }
  /** `forged`: not signed by us, or begun in another browser. `other_session`: by another person, session or business. */
  | { outcome: "forged" | "other_session" | "expired" };

/** Reads what came back. Everything must fit: our signature, this browser's cookie, this session, the time. */
export function readConnect(
  key: SlotKey,
  origin: ConnectOrigin,
  { state, secret, now }: { state: string; secret: string; now: Date },
): ReadConnect {
  const [text = "", signature = ""] = state.split(".");
  if (!isSame(signature, signState(key, text))) return { outcome: "forged" };
  const { b, u, s, n, e, x } = stateShape.parse(JSON.parse(Buffer.from(text, "base64url").toString("utf8")));
  if (b !== origin.businessId || u !== origin.userId || s !== origin.sessionId) return { outcome: "other_session" };
  if (e < now.getTime()) return { outcome: "expired" };
  const [nonce = "", codeVerifier = ""] = secret.split(".");
  const isThisBrowser = isSame(n, createHash("sha256").update(nonce).digest("base64url"));
  return isThisBrowser ? { outcome: "valid", nonce: n, codeVerifier, isAnyAccount: x } : { outcome: "forged" };
}

function signState(key: SlotKey, text: string): string {
  return key.sign(`calendar-connect:${text}`).toString("base64url");
}

function isSame(one: string, other: string): boolean {
  const digest = (value: string) => createHash("sha256").update(value).digest();
  return timingSafeEqual(digest(one), digest(other));
}
