import type { Container } from "@/lib/container";
import { toAppError } from "@/lib/errors";
import { stopDigest } from "@/lib/services/notifications/send-digest";
import { systemContext } from "./system-context";

/** Ends the digest that a signed link names; 404 for every other link. Repeats do no harm. */
export async function answerDigestStop(container: Container, token: string): Promise<Response> {
  try {
    const outcome = await stopDigest(systemContext(container, "digest link"), token);
    return new Response(null, { status: outcome === "stopped" ? 200 : 404 });
  } catch (error) {
    container.log.error("digest-stop.failed", error, { code: toAppError(error).code });
    return new Response(null, { status: 503, headers: { "retry-after": "60" } });
  }
}
