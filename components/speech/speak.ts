/** The language of a sentence, as browsers name it. */
export const langOf = (text: string): string => (/[¿¡ñáéíóú]/i.test(text) ? "es-US" : "en-US");

export const canSpeak = (): boolean => "speechSynthesis" in window;

/** A browser without voices never says that it began. */
const beginMs = 2_000;
const letterMs = 130;

/** Says a sentence; `onWord` is given where in it the voice is. Resolves when it is over, was stopped, or cannot be said. */
export function speak(text: string, onWord: (upTo: number) => void): Promise<void> {
  if (!canSpeak() || text === "") return Promise.resolve();
  window.speechSynthesis.cancel();
  const words = new SpeechSynthesisUtterance(text);
  words.lang = langOf(text);
  return new Promise((resolve) => {
    let timer = setTimeout(resolve, beginMs);
    const end = () => {
      clearTimeout(timer);
      resolve();
    };
    words.onstart = () => {
      clearTimeout(timer);
      timer = setTimeout(resolve, beginMs + text.length * letterMs);
    };
    words.onboundary = ({ charIndex, charLength }) => onWord(charIndex + (charLength || 1));
    words.onend = end;
    words.onerror = end;
    window.speechSynthesis.speak(words);
  });
}

export function stopSpeaking(): void {
  if (canSpeak()) window.speechSynthesis.cancel();
}
