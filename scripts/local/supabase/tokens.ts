import { exportJWK, generateKeyPair, importJWK, type JWK, type JWTPayload, jwtVerify, SignJWT } from "jose";

/** Everything secret of one local Supabase project. Kept between runs, so that sessions survive a restart. */
export interface SupabaseKeys {
  publishableKey: string;
  secretKey: string;
  /** The private half of the ES256 key that signs sessions, as hosted projects have it. */
  signingKey: JWK;
  /** Shared secret between the gateway and the auth service inside it; no client ever needs it. */
  internalSecret: string;
}

/** Signs and checks access tokens, outside (ES256) and towards the auth service inside (HS256). */
export interface Tokens {
  expirySeconds: number;
  publicKeys: { keys: JWK[] };
  sign(claims: JWTPayload): Promise<string>;
  /** The claims, or null for anything that is not a valid, unexpired token of this project. */
  verify(token: string): Promise<JWTPayload | null>;
  signInternal(claims: JWTPayload): Promise<string>;
  verifyInternal(token: string): Promise<JWTPayload | null>;
}

function randomText(bytes: number): string {
  return Buffer.from(crypto.getRandomValues(new Uint8Array(bytes))).toString("base64url");
}

/** Makes the keys of a new local project. */
export async function createSupabaseKeys(): Promise<SupabaseKeys> {
  const { privateKey } = await generateKeyPair("ES256", { extractable: true });
  return {
    publishableKey: `sb_publishable_${randomText(18)}`,
    secretKey: `sb_secret_${randomText(18)}`,
    signingKey: { ...(await exportJWK(privateKey)), kid: randomText(9), alg: "ES256" },
    internalSecret: randomText(32),
  };
}

function publicHalf(key: JWK): JWK {
  const { d: _private, ...shared } = key;
  return { ...shared, key_ops: ["verify"], use: "sig" };
}

/** Makes the token signer of a project. Access tokens live one hour, as hosted. */
export async function createTokens(keys: SupabaseKeys, expirySeconds = 3600): Promise<Tokens> {
  const publicKey = publicHalf(keys.signingKey);
  const privateKey = await importJWK(keys.signingKey, "ES256");
  const verifyKey = await importJWK(publicKey, "ES256");
  const secret = new TextEncoder().encode(keys.internalSecret);
  const kid = keys.signingKey.kid ?? "local";
  return {
    expirySeconds,
    publicKeys: { keys: [publicKey] },
    sign: (claims) =>
      new SignJWT(claims)
        .setProtectedHeader({ alg: "ES256", kid, typ: "JWT" })
        .setIssuedAt()
        .setExpirationTime(`${expirySeconds}s`)
        .sign(privateKey),
    verify: (token) => claimsOf(jwtVerify(token, verifyKey, { algorithms: ["ES256"] })),
    signInternal: (claims) => new SignJWT(claims).setProtectedHeader({ alg: "HS256", typ: "JWT" }).sign(secret),
    verifyInternal: (token) => claimsOf(jwtVerify(token, secret, { algorithms: ["HS256"] })),
  };
}

async function claimsOf(verified: Promise<{ payload: JWTPayload }>): Promise<JWTPayload | null> {
  try {
    return (await verified).payload;
  } catch {
    return null;
  }
}
