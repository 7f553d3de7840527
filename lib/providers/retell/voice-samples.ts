import { LRUCache } from "lru-cache";
import type { Retell } from "retell-sdk";
import type { VoiceSample } from "@/lib/ports";

const listMs = 3_600_000;
const sampleMs = 8_000;
const bytesMax = 3_000_000;

/**
 * Short recordings of the provider's voices. The list is read once an hour; a sample comes from the provider's own file
 * hosts (`isAllowedSource`) and nowhere else, without redirects, and stays here for a day. Null when there is none or it
 * cannot be had now.
 */
export function createVoiceSamples(client: Retell, isAllowedSource: (url: URL) => boolean) {
  const list = new LRUCache<"voices", Map<string, string>>({ max: 1, ttl: listMs });
  const samples = new LRUCache<string, VoiceSample>({ max: 20, ttl: 24 * listMs });
  const addresses = async (): Promise<Map<string, string>> => {
    const known = list.get("voices");
    if (known) return known;
    const voices = await client.voice.list({ timeout: sampleMs, maxRetries: 1 });
    const found = new Map(
      voices.flatMap((voice) => (voice.preview_audio_url ? [[voice.voice_id, voice.preview_audio_url] as const] : [])),
    );
    list.set("voices", found);
    return found;
  };
  return async (voiceId: string): Promise<VoiceSample | null> => {
    const known = samples.get(voiceId);
    if (known) return known;
    try {
      const address = (await addresses()).get(voiceId);
      if (!address || !isAllowedSource(new URL(address))) return null;
      const sample = await fetchSample(address);
      if (sample) samples.set(voiceId, sample);
      return sample;
    } catch {
      return null;
    }
  };
}

async function fetchSample(address: string): Promise<VoiceSample | null> {
  const response = await fetch(address, { redirect: "error", signal: AbortSignal.timeout(sampleMs) });
  const contentType = response.headers.get("content-type")?.split(";")[0]?.trim() ?? "";
  const isAudio = /^audio\/[\w.+-]+$/.test(contentType);
  if (!response.ok || !isAudio || Number(response.headers.get("content-length") ?? 0) > bytesMax) {
    await response.body?.cancel();
    return null;
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    // Whoever leaves the loop early lets go of the body.
    if (size > bytesMax) return null;
    chunks.push(chunk);
  }
  return { contentType, bytes: Buffer.concat(chunks) };
}
