"use server";

import { getContainer } from "@/lib/container";
import { systemContext } from "@/lib/http/system-context";
import { stopDigest } from "@/lib/services/notifications/send-digest";

/** Ends the digest of whoever holds the link. */
export async function stop(token: string): Promise<"stopped" | "unknown"> {
  return stopDigest(systemContext(getContainer(), "digest link"), token);
}
