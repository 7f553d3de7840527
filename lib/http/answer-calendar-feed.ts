import { randomUUID } from "node:crypto";
import type { Container } from "@/lib/container";
import { toAppError } from "@/lib/errors";
import { readFeed } from "@/lib/services/calendar/calendar-feed";

/** The .ics feed of a business for whoever has its address; 404 for every other address. */
export async function answerCalendarFeed(container: Container, token: string): Promise<Response> {
  const { ports, now, log } = container;
  const actor = { kind: "system", id: "calendar feed" } as const;
  try {
    const requestId = randomUUID();
    const feed = await readFeed({ ...ports, now: now(), requestId, causeId: null, actor }, token.replace(/\.ics$/, ""));
    if (feed === null) return new Response(null, { status: 404 });
    const headers = {
      "content-type": "text/calendar; charset=utf-8",
      "content-disposition": 'inline; filename="appointments.ics"',
      "cache-control": "private, max-age=300",
      "x-robots-tag": "noindex",
    };
    return new Response(feed, { headers });
  } catch (error) {
    log.error("feed.failed", error, { code: toAppError(error).code });
    return new Response(null, { status: 503, headers: { "retry-after": "60" } });
  }
}
