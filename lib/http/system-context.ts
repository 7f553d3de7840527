import { randomUUID } from "node:crypto";
import type { Container } from "@/lib/container";
import type { Ports, RequestContext } from "@/lib/ports";

/** What a service is told about a request that nobody needs to sign in for; `id` says which page or link it is. */
export function systemContext({ ports, now }: Container, id: string): RequestContext & Ports {
  return { ...ports, now: now(), requestId: randomUUID(), causeId: null, actor: { kind: "system", id } };
}
