import type { Container } from "@/lib/container";
import { toAppError } from "@/lib/errors";
import { readRawBody } from "./read-body";

interface Reception {
  provider: "retell" | "telnyx" | "stripe" | "resend";
  /** Adds what only the request's address says to what is kept. */
  keep?: (payload: unknown, url: URL) => unknown;
  /** Waits, in ms, before each further try to keep an event while the database is away. Within the provider's timeout. */
  patienceMs?: readonly number[];
}

/**
 * Receives one provider event: verifies the raw body, keeps the event with its work in one transaction, answers 2xx,
 * and starts the work. 401 for what does not verify, and nothing is kept; 503 when the database stays away, so that the
 * provider sends it again. A duplicate is acknowledged and changes nothing.
 */
export async function receiveWebhook(container: Container, request: Request, reception: Reception): Promise<Response> {
  const { provider, keep = (payload: unknown) => payload, patienceMs = [] } = reception;
  const rawBody = await readRawBody(request);
  const event = rawBody === null ? null : await container.verifiers[provider](rawBody, request.headers);
  if (!event) {
    container.log.info("webhook.rejected", { provider, code: "unauthorized" });
    return new Response(null, { status: 401 });
  }
  if (!event.identity) return Response.json({ result: "Nothing here acts on this event." });
  const { eventId, kind } = event.identity;
  try {
    const payload = keep(event.payload, new URL(request.url));
    const record = () => container.ports.inbox.record({ provider, eventId, kind, payload, now: container.now() });
    const outcome = await withPatience(record, patienceMs);
    container.log.info("webhook.received", { provider, kind, causeId: eventId, outcome });
    container.afterResponse(() => container.drain());
    return Response.json({ result: outcome === "received" ? `Received ${kind}.` : `Already have this ${kind}.` });
  } catch (error) {
    container.log.error("webhook.failed", error, { provider, kind, causeId: eventId, code: toAppError(error).code });
    return new Response(null, { status: 503 });
  }
}

/** Voice and text providers come three more times within seconds and then never again; a restart of Postgres takes longer. */
async function withPatience<Result>(work: () => Promise<Result>, waitsMs: readonly number[]): Promise<Result> {
  for (const waitMs of waitsMs) {
    try {
      return await work();
    } catch (error) {
      if (toAppError(error).code !== "unavailable") throw error;
      await new Promise((resolve) => setTimeout(resolve, waitMs));
    }
  }
  return work();
}
