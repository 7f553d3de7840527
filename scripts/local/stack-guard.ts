const liveKey = /^(sk|rk|pk)_live_/;

/**
 * Throws when a local stack must not start: in production, or where a live Stripe key is at hand. The
 * stand-ins have no authentication on their control paths.
 */
export function refuseProduction(env: Record<string, string | undefined>): void {
  if (env.NODE_ENV === "production" || env.VERCEL_ENV === "production") {
    throw new Error("The local stack does not start in production (NODE_ENV or VERCEL_ENV says so).");
  }
  const name = Object.keys(env).find((key) => liveKey.test(env[key] ?? ""));
  if (name) throw new Error(`The local stack does not start beside a live key. Remove ${name} from the environment.`);
}
