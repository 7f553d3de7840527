import { sql } from "kysely";
import type { Container } from "@/lib/container";

/** Whether this process can serve, and what it depends on. 503 without a database; names and times only. */
export async function answerHealth(container: Container): Promise<Response> {
  const startedAt = performance.now();
  const queue = await readQueue(container).catch(() => null);
  const body = {
    status: queue ? "ok" : "unavailable",
    database: queue ? "up" : "down",
    databaseMs: Math.round(performance.now() - startedAt),
    oldestJobSeconds: queue?.oldest_seconds ?? null,
    deadJobs: queue?.dead ?? null,
  };
  return Response.json(body, { status: queue ? 200 : 503, headers: { "cache-control": "no-store" } });
}

/** How late the outbox is. Throws when the database does not answer. */
export async function readQueue({ kysely }: Container) {
  const { rows } = await sql<{ oldest_seconds: number; dead: number }>`select * from app.queue_health()`.execute(
    kysely,
  );
  return rows[0];
}
