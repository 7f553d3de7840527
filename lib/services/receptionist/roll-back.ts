import type { Ctx } from "@/lib/ports";
import type { RollBackResult } from "@/lib/ports/receptionist";
import { refuseViewer } from "./version-words";

export type RolledBack =
  | Extract<RollBackResult, { outcome: "published" }>
  | { outcome: Exclude<RollBackResult["outcome"], "published" | "forbidden"> };

/**
 * Publishes what an older version said as a new one. The test callers are not asked again when they passed on that
 * content before; otherwise `not_rehearsed`. Throws `forbidden` for viewers and strangers.
 */
export async function rollBack(
  ctx: Ctx<"versions">,
  request: { businessId: string; memberId: string; number: number },
): Promise<RolledBack> {
  const result = await ctx.versions.rollBack({ ...request, now: ctx.now });
  if (result.outcome === "forbidden") return refuseViewer();
  return result.outcome === "published" ? result : { outcome: result.outcome };
}
