import { AppError } from "@/lib/errors";
import type { Ctx } from "@/lib/ports";

export type CopyRecordingResult =
  | { outcome: "stored" | "already_stored" | "gone" }
  | { outcome: "lost"; reason: string };

/**
 * Copies a call's recording into our own private storage; the provider's link is public and may end in ten minutes.
 * The path is fixed by the call, so that a repeat writes the same file. Throws `unavailable` when either side is down.
 */
export async function copyRecording(ctx: Ctx<"calls" | "recordings">, callId: string): Promise<CopyRecordingResult> {
  const recording = await ctx.calls.loadRecording(callId);
  if (!recording) return { outcome: "gone" };
  if (recording.state === "stored") return { outcome: "already_stored" };
  const extension = /\.mp3(\?|$)/.test(recording.sourceUrl) ? "mp3" : "wav";
  const storagePath = `${recording.businessId}/${callId}.${extension}`;
  try {
    const { contentType, sizeBytes } = await ctx.recordings.copy(recording.sourceUrl, storagePath);
    const stored = { state: "stored" as const, storagePath, contentType, sizeBytes };
    await ctx.calls.settleRecording(callId, stored, ctx.now);
    return { outcome: "stored" };
  } catch (error) {
    if (!(error instanceof AppError) || !["not_found", "forbidden", "conflict"].includes(error.code)) throw error;
    await ctx.calls.settleRecording(callId, { state: "failed", error: error.message }, ctx.now);
    return { outcome: "lost", reason: error.message };
  }
}
