/** Larger than any provider's event with a whole transcript. */
const bodyBytesMax = 4 * 1024 * 1024;

/** The raw body as it was sent, for its signature; null when it is larger than anything we accept. */
export async function readRawBody(request: Request): Promise<string | null> {
  if (Number(request.headers.get("content-length") ?? 0) > bodyBytesMax) return null;
  const body = await request.text();
  return Buffer.byteLength(body) > bodyBytesMax ? null : body;
}
