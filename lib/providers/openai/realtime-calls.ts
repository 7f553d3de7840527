import OpenAI from "openai";
import { AppError } from "@/lib/errors";
import type { RealtimeCalls } from "@/lib/ports/engines";

const timeoutMs = 5_000;
const noService = 404;

/** Answers, refuses and ends calls that reach OpenAI over SIP. A call that is no longer there is `gone`. */
export function createOpenaiRealtimeCalls(client: OpenAI, model: string): RealtimeCalls {
  const { calls } = client.realtime;
  const options = { timeout: timeoutMs, maxRetries: 1 };
  return {
    async accept(callId, { instructions, language, tools }) {
      return settle(() =>
        calls.accept(
          callId,
          {
            type: "realtime",
            model,
            instructions,
            output_modalities: ["audio"],
            audio: {
              input: {
                transcription: { model: "gpt-4o-mini-transcribe", language },
                turn_detection: { type: "semantic_vad" },
              },
              output: { voice: "marin" },
            },
            tools: [
              {
                type: "mcp",
                server_label: "receptionist",
                server_url: tools.url,
                authorization: tools.token,
                allowed_tools: tools.names,
                // Left out it may mean that a person approves each call. These are our own tools, checked by us.
                require_approval: "never",
              },
            ],
          },
          options,
        ),
      );
    },
    async reject(callId) {
      await settle(() => calls.reject(callId, { status_code: noService }, options));
    },
    async refer(callId, e164) {
      return settle(() => calls.refer(callId, { target_uri: `tel:${e164}` }, options));
    },
    async hangUp(callId) {
      return settle(() => calls.hangup(callId, options));
    },
  };
}

/** 4xx: the call is over, or it was accepted by an earlier try of ours. */
async function settle(work: () => Promise<unknown>): Promise<"done" | "gone"> {
  try {
    await work();
    return "done";
  } catch (error) {
    const status = error instanceof OpenAI.APIError ? error.status : undefined;
    if (status !== undefined && status >= 400 && status < 500 && status !== 429 && status !== 408) return "gone";
    throw new AppError("unavailable", "The voice provider cannot be reached right now.", { cause: error });
  }
}
