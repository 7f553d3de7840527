import { randomUUID } from "node:crypto";
import type { NextRequest } from "next/server";
import type { z } from "zod";
import { type Container, getContainer } from "@/lib/container";
import { type RateRuleName, sayWait } from "@/lib/domain/limits/rate-rules";
import { AppError, toAppError } from "@/lib/errors";
import type { Ports, RequestContext } from "@/lib/ports";
import { clientAddress } from "./client-address";
import { problemResponse } from "./problem";

interface VisitorRoute<Schema extends z.ZodType> {
  /** What the body must be. */
  schema: Schema;
  bytesMax: number;
  /** Which limit a request counts for, by address. */
  limit(input: z.output<Schema>): RateRuleName;
  /** True when the work leaves jobs, which then start once the answer is on its way. */
  leavesJobs?: boolean;
  work(ctx: RequestContext & Ports, input: z.output<Schema>): Promise<Record<string, unknown>>;
}

/**
 * A route that anybody may post JSON to, from our own pages: 403 from other sites, 400 with the fields that are wrong,
 * 413 for a body over the limit, 429 with the wait. Whatever is thrown becomes a problem with the id that the log has.
 */
export function withVisitor<Schema extends z.ZodType>(
  route: VisitorRoute<Schema>,
  container: () => Container = getContainer,
): (request: NextRequest) => Promise<Response> {
  return async (request) => {
    const requestId = randomUUID();
    const own = container();
    const path = new URL(request.url).pathname;
    try {
      return await answer(route, own, request, requestId);
    } catch (thrown) {
      const error = toAppError(thrown);
      if (error.code === "internal" || error.code === "unavailable") {
        own.log.error("visitor.failed", thrown, { requestId, route: path, code: error.code });
      }
      return problemResponse(error, requestId);
    }
  };
}

async function answer<Schema extends z.ZodType>(
  route: VisitorRoute<Schema>,
  container: Container,
  request: NextRequest,
  requestId: string,
): Promise<Response> {
  const startedAt = performance.now();
  refuseOtherSites(request, container.env.app.APP_URL);
  const text = await readText(request, route.bytesMax);
  if (text === null) return new Response(null, { status: 413 });
  const parsed = route.schema.safeParse(readJson(text));
  if (!parsed.success) return wrongFields(parsed.error);
  const limited = await container.ports.rateLimits.take(route.limit(parsed.data), clientAddress(request.headers));
  if (!limited.isAllowed) {
    const words = `Too many attempts. Wait ${sayWait(limited.retryInSeconds)}, then try again.`;
    const response = problemResponse(new AppError("rate_limited", words), requestId);
    response.headers.set("retry-after", String(limited.retryInSeconds));
    return response;
  }
  const actor = { kind: "caller" as const, id: "visitor" };
  const ctx = { ...container.ports, now: container.now(), requestId, causeId: null, actor };
  const body = await route.work(ctx, parsed.data);
  if (route.leavesJobs) container.afterResponse(() => container.drain());
  const durationMs = Math.round(performance.now() - startedAt);
  container.log.info("visitor.answered", { requestId, route: new URL(request.url).pathname, durationMs });
  return Response.json(body, { headers: { "cache-control": "no-store" } });
}

/** Browsers say where a request comes from; programs need not. */
function refuseOtherSites(request: NextRequest, appUrl: string): void {
  const origin = request.headers.get("origin");
  const isOther = request.headers.get("sec-fetch-site") === "cross-site";
  if (isOther || (origin !== null && origin !== new URL(appUrl).origin)) {
    throw new AppError("forbidden", "This can be sent from our own pages only.");
  }
}

/** Null when there is more of it than allowed, whatever its header says. */
async function readText(request: NextRequest, bytesMax: number): Promise<string | null> {
  if (Number(request.headers.get("content-length") ?? 0) > bytesMax) return null;
  const text = await request.text();
  return Buffer.byteLength(text) > bytesMax ? null : text;
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function wrongFields(error: z.ZodError): Response {
  const errors: Record<string, string> = {};
  for (const { path, message } of error.issues) errors[path.join(".")] ??= message;
  const detail = "Some fields need another look. Nothing was sent.";
  return Response.json(
    { type: "/problems/invalid_input", title: "The request cannot be read", status: 400, detail, errors },
    { status: 400, headers: { "content-type": "application/problem+json", "cache-control": "no-store" } },
  );
}
