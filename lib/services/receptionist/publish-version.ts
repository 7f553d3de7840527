import type { Ctx } from "@/lib/ports";
import { publishReceptionist } from "./publish-receptionist";

/**
 * Tells the voice provider of a version that has gone live. Killed anywhere it is repeated: what exists there is changed
 * and published again. A version that was replaced meanwhile is left to its successor's own job; one that is replaced
 * while we speak with the provider is followed by another look, so that the newest always comes last. Returns a sentence; "gone" when its business was deleted.
 */
export async function publishVersion(
  ctx: Ctx<"versions" | "receptionists" | "voice">,
  { businessId, versionId }: { businessId: string; versionId: string },
): Promise<string> {
  const before = await ctx.versions.loadPublishing(businessId, versionId);
  if (!before) return "gone";
  if (!before.isLive) return `version ${before.number} was replaced`;
  if (before.providerVersion !== null) return `version ${before.number} is at the provider already`;
  if (!before.isLaunched) return `version ${before.number} waits for the launch`;
  const { agentVersion } = await publishReceptionist(ctx, businessId);
  const after = await ctx.versions.loadPublishing(businessId, versionId);
  if (!after?.isLive) {
    // The successor's job may have ended before ours wrote: the provider hears the newest once more.
    await publishReceptionist(ctx, businessId);
    return `version ${before.number} was replaced`;
  }
  await ctx.versions.settlePublishing(businessId, versionId, agentVersion);
  return `version ${before.number} speaks as agent version ${agentVersion}`;
}
