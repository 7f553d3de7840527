import { randomUUID } from "node:crypto";
import type { Container } from "@/lib/container";
import { AppError } from "@/lib/errors";
import type { Ports, RequestContext } from "@/lib/ports";
import type { MemberSession } from "./session";

/** What a service is told about a request of a member. */
export function memberContext({ ports, now }: Container, { claims }: MemberSession): RequestContext & Ports {
  return { ...ports, now: now(), requestId: randomUUID(), causeId: null, actor: { kind: "member", id: claims.sub } };
}

/** Owners and managers change things, viewers look. AppError `forbidden`. */
export function mustManage({ role }: MemberSession): void {
  if (role !== "viewer") return;
  throw new AppError("forbidden", "Your role may look, but not change this. Ask an owner or a manager.");
}
