import { z } from "zod";
import type { Container } from "@/lib/container";
import { toAppError } from "@/lib/errors";
import { channelToken } from "@/lib/services/calendar/watch-calendar";
import { isSameSecret } from "./with-cron";

const push = z.object({
  channelId: z.uuid(),
  token: z.string(),
  watchedId: z.string().min(1).max(200),
  messageNumber: z.string().regex(/^\d{1,20}$/),
  pushState: z.string().regex(/^[a-z_]{1,40}$/),
});

/**
 * Receives one push of Google Calendar: it says only that something changed, so that it is a doorbell for a read. 401
 * unless it carries the token of its channel; 404 for a channel that we have ended; 503 when the database is away, and
 * Google sends it again. A repeat changes nothing.
 */
export async function receiveCalendarPush(container: Container, { headers }: Request): Promise<Response> {
  const parsed = push.safeParse({
    channelId: headers.get("x-goog-channel-id"),
    token: headers.get("x-goog-channel-token"),
    watchedId: headers.get("x-goog-resource-id"),
    messageNumber: headers.get("x-goog-message-number"),
    pushState: headers.get("x-goog-resource-state"),
  });
  const { ports, log, now } = container;
  if (!parsed.success || !isSameSecret(parsed.data.token, channelToken(ports.slotKey, parsed.data.channelId))) {
    log.info("webhook.rejected", { provider: "google", code: "unauthorized" });
    return new Response(null, { status: 401 });
  }
  const { token: _token, ...told } = parsed.data;
  const kind = `calendar.${told.pushState}`;
  try {
    const outcome = await ports.calendarSyncs.recordPush({ ...told, now: now() });
    log.info("webhook.received", { provider: "google", kind, causeId: told.channelId, outcome });
    if (outcome === "unknown_channel") return new Response(null, { status: 404 });
    if (outcome === "received") container.afterResponse(() => container.drain());
    return Response.json({ result: outcome });
  } catch (error) {
    log.error("webhook.failed", error, { provider: "google", kind, code: toAppError(error).code });
    return new Response(null, { status: 503 });
  }
}
