import type { StandInApp } from "@/scripts/local/kit/stand-in";
import { recordingWav } from "./recording";
import { retellError } from "./retell-error";
import { voices } from "./voices";

const WORD_SEC = 0.34;
const GAP_SEC = 0.08;

/** The account's voices, each with a sample that needs no key, like the real links. */
export function mountVoiceRoutes(app: StandInApp, baseUrl: string): void {
  const known = voices.map((voice) => ({ ...voice, preview_audio_url: `${baseUrl}/_voices/${voice.voice_id}.wav` }));
  const find = (id: string) => {
    const voice = known.find((one) => one.voice_id === id);
    if (!voice) throw retellError(404, "Item not found from voice database.");
    return voice;
  };
  app.get("/list-voices", (c) => c.json(known));
  app.get("/get-voice/:id", (c) => c.json(find(c.req.param("id"))));
  app.get("/_voices/:file", (c) => {
    const wav = sampleWav(find(c.req.param("file").replace(/\.wav$/, "")).voice_name);
    return c.body(new Uint8Array(wav), 200, { "content-type": "audio/wav", "content-length": String(wav.length) });
  });
  app.get("/get-api-key-info", (c) => c.json({ api_key_name: "local", org_name: "Local workspace" }));
}

function sampleWav(name: string): Buffer {
  const words = `Hi I am ${name} how can I help`.split(" ").map((word, index) => {
    const start = index * (WORD_SEC + GAP_SEC);
    return { word, start, end: start + WORD_SEC };
  });
  const content = words.map(({ word }) => word).join(" ");
  return recordingWav([{ role: "agent", content, words }], words.at(-1)?.end ?? 1);
}
