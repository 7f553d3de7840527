import { Retell } from "retell-sdk";

const timeoutMs = 3_000;

/** Whether Retell answers at all now. A refusal is an answer: only silence and 5xx mean that calls would fail. */
export async function isRetellUp({
  apiKey,
  baseUrl,
}: {
  apiKey: string;
  baseUrl: string | undefined;
}): Promise<boolean> {
  const client = new Retell({ apiKey, timeout: timeoutMs, maxRetries: 0, ...(baseUrl ? { baseURL: baseUrl } : {}) });
  try {
    await client.concurrency.retrieve();
    return true;
  } catch (error) {
    const status = error instanceof Retell.APIError ? error.status : undefined;
    return status !== undefined && status < 500;
  }
}
