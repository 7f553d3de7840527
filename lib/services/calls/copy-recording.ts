import { AppError } from "@/lib/errors";
import type { Ctx } from "@/lib/ports";

export type CopyRecordingResult =
  | { outcome: "stored" | "already_stored" | "gone" }
  | { outcome: "lost"; reason: string };

/** Where the recording of a call may lie, the likely path first. */
export function recordingPaths(businessId: string, callId: string, isMp3 = false): [string, string] {
  const [wav, mp3] = [`${businessId}/${callId}.wav`, `${businessId}/${callId}.mp3`];
  return isMp3 ? [mp3, wav] : [wav, mp3];
}

/**
 * Copies a call's recording into our own private storage; the provider's link is public and may end in ten minutes.
 * The path is fixed by the call, so that a repeat writes the same file. Throws `unavailable` when either side is down.
 */
export async function copyRecording(ctx: Ctx<"calls" | "recordings">, callId: string): Promise<CopyRecordingResult> {
  const recording = await ctx.calls.loadRecording(callId);
  if (!recording) return { outcome: "gone" };
  if (recording.state === "stored") return { outcome: "already_stored" };
  if (recording.state !== "pending" && recording.state !== "failed") return { outcome: "gone" };
  const isMp3 = /\.mp3(\?|$)/.test(recording.sourceUrl);
  const [storagePath] = recordingPaths(recording.businessId, callId, isMp3);
  try {
    const { contentType, sizeBytes } = await ctx.recordings.copy(recording.sourceUrl, storagePath);
    const stored = { state: "stored" as const, storagePath, contentType, sizeBytes };
    if (await ctx.calls.settleRecording(callId, stored, ctx.now)) return { outcome: "stored" };
    await ctx.recordings.remove([storagePath]);
    return { outcome: "gone" };
  } catch (error) {
    if (!(error instanceof AppError) || !["not_found", "forbidden", "conflict"].includes(error.code)) throw error;
    await ctx.calls.settleRecording(callId, { state: "failed", error: error.message }, ctx.now);
    return { outcome: "lost", reason: error.message };
  }
}
