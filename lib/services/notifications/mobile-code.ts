import type { SlotKey } from "@/lib/ports";

/**
 * The six digits of a code. They are worked out anew when the code is sent or spoken, so that neither the table (which
 * keeps their hash) nor the outbox (which keeps the id) tells them.
 */
export function makeMobileCode(key: SlotKey, codeId: string): string {
  const number = key.sign(`mobile-code:${codeId}`).readUInt32BE(0) % 1_000_000;
  return String(number).padStart(6, "0");
}

/** What the table keeps of a code: signed, for six digits alone are soon tried through. */
export function hashMobileCode(
  key: SlotKey,
  { businessId, memberId, code }: { businessId: string; memberId: string; code: string },
): string {
  return key.sign(`mobile-code-hash:${businessId}:${memberId}:${code}`).toString("hex");
}
