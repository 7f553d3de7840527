import type { Ctx } from "@/lib/ports";
import { recordingPaths } from "@/lib/services/calls/copy-recording";

/**
 * Removes the file of a recording that is marked for it, then says so on its row: cut off between the two, a repeat
 * removes nothing more and goes on. Throws `unavailable` when storage cannot answer.
 */
export async function eraseRecording(
  ctx: Ctx<"privacy" | "recordings">,
  { businessId, callId }: { businessId: string; callId: string },
): Promise<"removed" | "already"> {
  if (!(await ctx.privacy.mustEraseRecording(businessId, callId))) return "already";
  await ctx.recordings.remove(recordingPaths(businessId, callId));
  await ctx.privacy.settleErasedRecording(businessId, callId, ctx.now);
  return "removed";
}
