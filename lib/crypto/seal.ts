import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

/** Keys by id; the first seals, all open. Parsed from ENCRYPTION_KEYS: "id:base64,id:base64", 32 bytes each. */
export interface KeyRing {
  currentId: string;
  keys: ReadonlyMap<string, Buffer>;
}

export function parseKeyRing(text: string): KeyRing {
  const entries = text.split(",").map((part) => {
    const [id = "", key = ""] = part.split(":");
    return [id, Buffer.from(key, "base64")] as const;
  });
  return { currentId: entries[0]?.[0] ?? "", keys: new Map(entries) };
}

/**
 * Encrypts a secret for the database with AES-256-GCM: "keyId.iv.tag.text", base64url. `context` (such as the business)
 * is authenticated, so that a sealed value moved to another row does not open.
 */
export function seal(ring: KeyRing, context: string, plain: string): string {
  const key = ring.keys.get(ring.currentId);
  if (!key) throw new Error("no encryption key");
  const iv = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key, iv).setAAD(Buffer.from(context));
  const text = Buffer.concat([cipher.update(plain, "utf8"), cipher.final()]);
  return [ring.currentId, ...[iv, cipher.getAuthTag(), text].map((part) => part.toString("base64url"))].join(".");
}

/** Opens what `seal` made, with the key it names. Throws when key, context or text are not the ones it was sealed with. */
export function unseal(ring: KeyRing, context: string, sealed: string): string {
  const [id = "", iv = "", tag = "", text = ""] = sealed.split(".");
  const key = ring.keys.get(id);
  if (!key) throw new Error("sealed with an unknown key");
  const decipher = createDecipheriv("aes-256-gcm", key, Buffer.from(iv, "base64url"))
    .setAAD(Buffer.from(context))
    .setAuthTag(Buffer.from(tag, "base64url"));
  return Buffer.concat([decipher.update(Buffer.from(text, "base64url")), decipher.final()]).toString("utf8");
}
