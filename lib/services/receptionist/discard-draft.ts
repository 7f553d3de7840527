import type { Ctx } from "@/lib/ports";
import { refuseViewer } from "./version-words";

/**
 * Throws the draft away; what is live goes on. `stale`: somebody saved meanwhile, and nothing was thrown away. Throws
 * `forbidden` for viewers and strangers.
 */
export async function discardDraft(
  ctx: Ctx<"versions">,
  request: { businessId: string; memberId: string; revision: number },
): Promise<"discarded" | "no_draft" | "stale"> {
  const outcome = await ctx.versions.discardDraft({ ...request, now: ctx.now });
  return outcome === "forbidden" ? refuseViewer() : outcome;
}
