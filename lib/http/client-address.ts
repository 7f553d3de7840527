/**
 * The address that a request came from, as the platform in front of us says: Vercel overwrites `x-forwarded-for`, so that
 * its first entry cannot be chosen by the client. "unknown" when there is none, which then is one subject for all.
 */
export function clientAddress(headers: Headers): string {
  return headers.get("x-forwarded-for")?.split(",")[0]?.trim() || headers.get("x-real-ip")?.trim() || "unknown";
}
