import type { Ctx } from "@/lib/ports";
import type { StartRehearsalResult } from "@/lib/ports/receptionist";
import { refuseViewer } from "./version-words";

export type StartedRehearsal = Exclude<StartRehearsalResult["outcome"], "forbidden">;

/** Sends the test callers to the draft, once at a time; the job `rehearse_draft` does it. Throws `forbidden` for viewers. */
export async function startRehearsal(
  ctx: Ctx<"versions">,
  request: { businessId: string; memberId: string },
): Promise<StartedRehearsal> {
  const { outcome } = await ctx.versions.startRehearsal({ ...request, now: ctx.now });
  return outcome === "forbidden" ? refuseViewer() : outcome;
}
