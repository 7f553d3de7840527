import { randomUUID } from "node:crypto";
import type { NextRequest } from "next/server";
import { type Container, getContainer } from "@/lib/container";
import { sayWait } from "@/lib/domain/limits/rate-rules";
import { AppError, toAppError } from "@/lib/errors";
import { problemResponse } from "./problem";
import { findMember, type MemberSession } from "./session";

/** What a member's route works with. */
export interface MemberRequest<Params> {
  member: MemberSession;
  container: Container;
  request: NextRequest;
  params: Params;
}

/**
 * A route of the owner's JSON API: only for members, 401 without a session and 404 without a business; whatever is
 * thrown becomes a problem with the request id that the log has. Answers are never stored by caches.
 */
export function withMember<Params = Record<string, never>>(
  work: (call: MemberRequest<Params>) => Promise<Response>,
): (request: NextRequest, context: { params: Promise<Params> }) => Promise<Response> {
  return async (request, context) => {
    const requestId = randomUUID();
    const startedAt = performance.now();
    const container = getContainer();
    const route = request.nextUrl.pathname;
    try {
      const member = await mustFindMember();
      await mustBeWithinLimit(container, member);
      const response = await work({ member, container, request, params: await context.params });
      if (!response.headers.has("cache-control")) response.headers.set("cache-control", "private, no-store");
      const durationMs = Math.round(performance.now() - startedAt);
      container.log.info("client.answered", { requestId, route, businessId: member.businessId, durationMs });
      return response;
    } catch (thrown) {
      const error = toAppError(thrown);
      if (error.code === "internal" || error.code === "unavailable") {
        container.log.error("client.failed", thrown, { requestId, route, code: error.code });
      }
      return problemResponse(error, requestId);
    }
  };
}

async function mustFindMember(): Promise<MemberSession> {
  const member = await findMember();
  if (member === "signed_out") throw new AppError("unauthorized", "Sign in first.");
  if (member === "ended") throw new AppError("unauthorized", "This session was ended. Sign in again.");
  if (member === "second_factor") throw new AppError("unauthorized", "Give the code of your second factor first.");
  if (member === "no_business") throw new AppError("not_found", "You do not belong to a business yet.");
  return member;
}

async function mustBeWithinLimit({ ports }: Container, { claims }: MemberSession): Promise<void> {
  const answer = await ports.rateLimits.take("member_api", claims.sub);
  if (answer.isAllowed) return;
  throw new AppError("rate_limited", `Too many requests. Try again in ${sayWait(answer.retryInSeconds)}.`);
}
