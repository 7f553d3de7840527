import type { SlotKey } from "@/lib/ports";

const uuid = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
const form = new RegExp(`^(${uuid})\\.(${uuid})\\.([A-Za-z0-9_-]{22})$`);

/** The token with which a digest can be ended without signing in: whose it is, and our signature. */
export function makeDigestToken(key: SlotKey, businessId: string, userId: string): string {
  const signature = key.sign(`digest:${businessId}:${userId}`).subarray(0, 16).toString("base64url");
  return `${businessId}.${userId}.${signature}`;
}

/** Whose digest a token ends; null when it is none of ours. */
export function readDigestToken(key: SlotKey, token: string): { businessId: string; userId: string } | null {
  const [, businessId, userId] = form.exec(token) ?? [];
  if (!businessId || !userId) return null;
  return makeDigestToken(key, businessId, userId) === token ? { businessId, userId } : null;
}
