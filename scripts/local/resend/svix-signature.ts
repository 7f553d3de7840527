import { createHash, createHmac } from "node:crypto";

/**
 * The headers of Svix for exactly this body. Its id is made from the body, so that every delivery of one event, repeated
 * or retried, carries the same one.
 */
export function svixHeaders(secret: string, body: string): Record<string, string> {
  const id = `msg_${createHash("sha256").update(body).digest("hex").slice(0, 27)}`;
  const timestamp = String(Math.floor(Date.now() / 1000));
  const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
  const signature = createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64");
  return { "svix-id": id, "svix-timestamp": timestamp, "svix-signature": `v1,${signature}` };
}
