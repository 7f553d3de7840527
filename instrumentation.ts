/**
 * Called once when a server starts: a server without its environment must not answer. Not while building, where secrets
 * are absent on purpose; and only in the Node runtime, which all our routes use.
 */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs" || process.env.NEXT_PHASE === "phase-production-build") return;
  const { getEnv } = await import("@/lib/env");
  getEnv();
}
