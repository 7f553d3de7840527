import { randomUUID } from "node:crypto";
import { getContainer } from "@/lib/container";
import { AppError, toAppError } from "@/lib/errors";
import type { Ports, RequestContext } from "@/lib/ports";
import { type MemberSession, requireMember, requireUser } from "./session";

/** What became of an action: its result, or a sentence that says what to do. */
export type ActionResult<Result> = { ok: true; result: Result } | { ok: false; problem: string };

interface MemberWork {
  ctx: RequestContext & Ports;
  member: MemberSession;
}

/**
 * Runs a server action of a member who may write: owners and managers, asked of Supabase anew, so that a session which
 * was ended elsewhere writes nothing. What is thrown becomes a sentence, and a log line when it is our fault.
 */
export function actAsMember<Result>(
  name: string,
  work: (request: MemberWork) => Promise<Result>,
): Promise<ActionResult<Result>> {
  return run(name, work, false);
}

/** As actAsMember, for what everybody may do for themselves, viewers too: their own notifications, security, leaving. */
export function actAsPerson<Result>(
  name: string,
  work: (request: MemberWork) => Promise<Result>,
): Promise<ActionResult<Result>> {
  return run(name, work, true);
}

async function run<Result>(
  name: string,
  work: (request: MemberWork) => Promise<Result>,
  isForViewers: boolean,
): Promise<ActionResult<Result>> {
  const container = getContainer();
  const requestId = randomUUID();
  const member = await requireMember();
  try {
    const user = await requireUser();
    if (member.role === "viewer" && !isForViewers)
      throw new AppError("forbidden", "You can look, but not change anything here.");
    const actor = { kind: "member" as const, id: user.id };
    const result = await work({
      ctx: { ...container.ports, now: container.now(), requestId, causeId: null, actor },
      member,
    });
    container.log.info("action.done", { requestId, route: name, businessId: member.businessId });
    container.afterResponse(() => container.drain());
    return { ok: true, result };
  } catch (thrown) {
    const error = toAppError(thrown);
    if (error.code === "internal" || error.code === "unavailable") {
      container.log.error("action.failed", thrown, { requestId, route: name, code: error.code });
    }
    return { ok: false, problem: error.message };
  }
}
