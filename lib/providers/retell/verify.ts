import { createHmac, timingSafeEqual } from "node:crypto";

const form = /^v=(\d{1,16}),d=([0-9a-f]{64})$/i;
const toleranceMs = 5 * 60_000;

/**
 * Whether a body came from Retell just now: `v=<epoch ms>,d=<HMAC-SHA256 over raw body and that time>`, five minutes at
 * most either way, compared in constant time. The same rule as `Retell.verify`, which goes through WebCrypto's thread
 * pool and costs each tool call a tenth of its time.
 */
export function isFromRetell(rawBody: string, signature: string | null, apiKey: string, nowMs = Date.now()): boolean {
  const [, sentAtMs, digest] = form.exec(signature ?? "") ?? [];
  if (!apiKey || !sentAtMs || !digest || Math.abs(nowMs - Number(sentAtMs)) > toleranceMs) return false;
  const expected = createHmac("sha256", apiKey).update(rawBody).update(sentAtMs).digest();
  return timingSafeEqual(Buffer.from(digest, "hex"), expected);
}
