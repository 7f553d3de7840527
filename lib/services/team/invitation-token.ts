import { createHash } from "node:crypto";
import type { SlotKey } from "@/lib/ports";

/**
 * The secret in the link of an invitation. It is worked out anew when the mail is written, so that neither the table
 * (which keeps its hash) nor the outbox (which keeps the nonce) lets anybody in.
 */
export function makeInvitationToken(key: SlotKey, invitationId: string, nonce: string): string {
  return key.sign(`invitation:${invitationId}:${nonce}`).toString("base64url");
}

/** What the table keeps of a token. */
export function hashInvitationToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
