import { z } from "zod";
import { readControl } from "@/scripts/local/kit/controls";
import type { StandInApp } from "@/scripts/local/kit/stand-in";
import { recordingWav } from "./recording";
import { retellError } from "./retell-error";
import type { CallRecord, RetellState } from "./state";

const expireInput = z.strictObject({ call_id: z.string() });

/** Recordings and public logs of finished calls. They need no key, like the real links; `_sim` can let one expire. */
export function mountRecordingRoutes(app: StandInApp, state: RetellState): void {
  app.get("/_recordings/:file", (c) => {
    const [callId = "", kind] = c.req.param("file").split(".");
    const call = finished(state, callId);
    if ((state.recordingExpiry[callId] ?? Number.POSITIVE_INFINITY) <= Date.now()) {
      throw retellError(403, "The link to the recording has expired.");
    }
    const wav = recordingWav(call.transcript_object ?? [], (call.duration_ms ?? 0) / 1000, kind === "stereo" ? 2 : 1);
    return c.body(new Uint8Array(wav), 200, { "content-type": "audio/wav", "content-length": String(wav.length) });
  });
  app.get("/_logs/:file", (c) => c.text(finished(state, c.req.param("file").split(".")[0] ?? "").transcript ?? ""));
  app.post("/_sim/expire-recording", async (c) => {
    const { call_id: callId } = await readControl(c, expireInput);
    finished(state, callId);
    state.recordingExpiry[callId] = Date.now();
    return c.json({ call_id: callId, expires_at: state.recordingExpiry[callId] });
  });
}

function finished(state: RetellState, callId: string): CallRecord {
  const call = state.calls[callId];
  if (call?.duration_ms === undefined) throw retellError(404, "There is no recording of this call.");
  return call;
}
