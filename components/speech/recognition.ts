/** What we use of the browser's speech recognition; the same under both names that browsers give it. */
interface Recognizer {
  lang: string;
  interimResults: boolean;
  continuous: boolean;
  onresult: ((event: { results: ArrayLike<ArrayLike<{ transcript: string }> & { isFinal: boolean }> }) => void) | null;
  onerror: ((event: { error: string }) => void) | null;
  onend: (() => void) | null;
  start(): void;
  abort(): void;
}

type RecognizerClass = new () => Recognizer;

function recognizerClass(): RecognizerClass | null {
  const known = window as unknown as Record<string, RecognizerClass | undefined>;
  return known.SpeechRecognition ?? known.webkitSpeechRecognition ?? null;
}

export const canListen = (): boolean => recognizerClass() !== null;

/** What came of listening once. `refused`: no microphone, or the person said no to it. */
export type Heard =
  | { outcome: "words"; words: string }
  | { outcome: "silence" | "stopped" | "refused" | "unreachable" };

const refusals = new Set(["not-allowed", "service-not-allowed", "audio-capture"]);

/** Listens until one sentence is over. `onPart` is given what was understood so far. */
export function listenOnce(lang: string, onPart: (words: string) => void): { heard: Promise<Heard>; stop(): void } {
  const Made = recognizerClass();
  if (!Made) return { heard: Promise.resolve({ outcome: "refused" }), stop: () => undefined };
  const recognizer = new Made();
  Object.assign(recognizer, { lang, interimResults: true, continuous: false });
  let words = "";
  let outcome: Exclude<Heard["outcome"], "words"> = "silence";
  const heard = new Promise<Heard>((resolve) => {
    recognizer.onresult = ({ results }) => {
      words = Array.from(results, (result) => result[0]?.transcript ?? "")
        .join(" ")
        .trim();
      onPart(words);
    };
    recognizer.onerror = ({ error }) => {
      if (error === "no-speech") return;
      outcome = refusals.has(error) ? "refused" : error === "aborted" ? "stopped" : "unreachable";
    };
    recognizer.onend = () => resolve(words !== "" && outcome === "silence" ? { outcome: "words", words } : { outcome });
  });
  recognizer.start();
  return {
    heard,
    stop() {
      outcome = "stopped";
      recognizer.abort();
    },
  };
}
