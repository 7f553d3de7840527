import type { Container } from "@/lib/container";
import { envNames } from "@/lib/env";
import { isSameSecret } from "./with-cron";

/**
 * Which vendors this process is configured for, by the names of the environment; never a value. For whoever holds
 * HEALTH_TOKEN (`Authorization: Bearer ...`, compared in constant time); 401 for everybody else.
 */
export function answerEnvHealth({ env, log }: Pick<Container, "env" | "log">, request: Request): Response {
  const authorization = request.headers.get("authorization") ?? "";
  if (!isSameSecret(authorization, `Bearer ${env.app.HEALTH_TOKEN}`)) {
    log.info("health.rejected", { code: "unauthorized" });
    return new Response(null, { status: 401 });
  }
  const { optional = [], ...groups } = envNames;
  const settings: Record<string, unknown> = env;
  const vendors = Object.entries(groups).map(([vendor, names]) => ({
    vendor,
    isConfigured: settings[vendor] !== null,
    names,
  }));
  const body = { vendors, optional: optional.map((name) => ({ name, isSet: settings[name] !== undefined })) };
  return Response.json(body, { headers: { "cache-control": "no-store" } });
}
