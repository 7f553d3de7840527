import { Telnyx } from "telnyx";

export interface TelnyxConfig {
  apiKey: string;
  /** Base64 of the account's raw Ed25519 public key. */
  publicKey: string;
  baseUrl: string | undefined;
}

export function createTelnyxClient({ apiKey, publicKey, baseUrl }: TelnyxConfig): Telnyx {
  return new Telnyx({ apiKey, publicKey, ...(baseUrl ? { baseURL: baseUrl } : {}) });
}

/**
 * The verified body of a webhook, or null when the signature is missing, wrong or older than five minutes. The SDK
 * wants plain headers (a Headers object never verifies) and is async.
 */
export async function unwrapTelnyx(client: Telnyx, rawBody: string, headers: Headers): Promise<unknown> {
  try {
    return await client.webhooks.unwrap(rawBody, { headers: Object.fromEntries(headers) });
  } catch {
    return null;
  }
}
