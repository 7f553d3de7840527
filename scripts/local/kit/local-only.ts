const LIVE_KEY = /^(sk|rk|pk)_live_/;

/**
 * Throws when the process runs in production or when one of the given secrets belongs to a live account:
 * a stand-in has no authentication on its control paths and must never stand where real money or real callers are.
 */
export function assertLocalOnly(vendor: string, secrets: string[], nodeEnv = process.env.NODE_ENV): void {
  if (nodeEnv === "production") throw new Error(`The local ${vendor} refuses to start in production.`);
  if (secrets.some((secret) => LIVE_KEY.test(secret))) {
    throw new Error(`The local ${vendor} refuses to start with a live key.`);
  }
}
