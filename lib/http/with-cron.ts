import { createHash, timingSafeEqual } from "node:crypto";
import type { Container } from "@/lib/container";

/** Compares in constant time, whatever the lengths. */
export function isSameSecret(given: string, expected: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}

/**
 * Runs scheduled work for whoever holds CRON_SECRET, as Vercel's cron sends it; 401 for everybody else. Runs may overlap
 * and come twice: the work itself must not mind.
 */
export async function withCron(
  container: Container,
  request: Request,
  work: (container: Container) => Promise<Record<string, unknown>>,
): Promise<Response> {
  const authorization = request.headers.get("authorization") ?? "";
  if (!isSameSecret(authorization, `Bearer ${container.env.app.CRON_SECRET}`)) {
    container.log.info("cron.rejected", { code: "unauthorized" });
    return new Response(null, { status: 401 });
  }
  try {
    return Response.json(await work(container));
  } catch (error) {
    container.log.error("cron.failed", error);
    return new Response(null, { status: 503 });
  }
}
