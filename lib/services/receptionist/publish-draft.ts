import type { Ctx } from "@/lib/ports";
import type { PublishResult } from "@/lib/ports/receptionist";
import { refuseViewer } from "./version-words";

export type PublishedDraft =
  | Extract<PublishResult, { outcome: "published" }>
  | { outcome: Exclude<PublishResult["outcome"], "published" | "forbidden"> };

/**
 * Lets the draft answer new calls, when the test callers passed on exactly this content; running calls keep theirs. The
 * voice provider is told by the job `publish_version`, queued in the same transaction. Throws `forbidden` for viewers.
 */
export async function publishDraft(
  ctx: Ctx<"versions">,
  request: { businessId: string; memberId: string; revision: number },
): Promise<PublishedDraft> {
  const result = await ctx.versions.publishDraft({ ...request, now: ctx.now });
  if (result.outcome === "forbidden") return refuseViewer();
  return result.outcome === "published" ? result : { outcome: result.outcome };
}
