import { getContainer } from "@/lib/container";
import { receiveVoiceEvent } from "@/lib/http/receive-voice-event";

/** A turn goes on after the response: a model may take seconds. */
export const maxDuration = 60;

export async function POST(request: Request) {
  return receiveVoiceEvent(getContainer(), request);
}
