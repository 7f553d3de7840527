import { Retell } from "retell-sdk";

/**
 * Whether a body came from Retell just now: its HMAC over raw body and timestamp, five minutes at most either way.
 * `Retell.verify` is async and throws on an empty key; both make a missing guard pass everything.
 */
export async function isFromRetell(rawBody: string, signature: string | null, apiKey: string): Promise<boolean> {
  if (!apiKey || !signature) return false;
  return Retell.verify(rawBody, apiKey, signature);
}
