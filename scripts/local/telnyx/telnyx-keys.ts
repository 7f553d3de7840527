import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign } from "node:crypto";

// The fixed DER header of an Ed25519 private key in PKCS #8 (RFC 8410); the 32 secret bytes follow it.
const PKCS8_HEADER = Buffer.from("302e020100300506032b657004220420", "hex");

export interface TelnyxKeys {
  privateKey: KeyObject;
  /** Base64 of the 32 raw bytes, as the portal shows it: the value of TELNYX_PUBLIC_KEY. */
  publicKey: string;
}

/** The key pair that a seed always gives, so that the public key can stand in an environment file. */
export function telnyxKeys(seed: string): TelnyxKeys {
  const secret = createHash("sha256").update(seed).digest();
  const privateKey = createPrivateKey({ key: Buffer.concat([PKCS8_HEADER, secret]), format: "der", type: "pkcs8" });
  const spki = createPublicKey(privateKey).export({ format: "der", type: "spki" });
  return { privateKey, publicKey: spki.subarray(-32).toString("base64") };
}

/** The headers that sign a webhook body now: Ed25519 over `<unix seconds>|<body>`. */
export function signatureHeaders(keys: TelnyxKeys, body: string): Record<string, string> {
  const timestamp = String(Math.floor(Date.now() / 1000));
  const signature = sign(null, Buffer.from(`${timestamp}|${body}`), keys.privateKey).toString("base64");
  return { "telnyx-timestamp": timestamp, "telnyx-signature-ed25519": signature };
}
