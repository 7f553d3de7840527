"use client";

import { useEffect, useState, useSyncExternalStore } from "react";

const never = () => () => undefined;

/** Reads aloud what the receptionist says, where the browser can and the visitor wants it. */
export function useSpeech() {
  const canSpeak = useSyncExternalStore(
    never,
    () => "speechSynthesis" in window,
    () => false,
  );
  const [isOn, setIsOn] = useState(false);
  // A voice does not go on over the next page.
  useEffect(() => () => window.speechSynthesis?.cancel(), []);
  const speak = (text: string) => {
    if (!isOn || !canSpeak) return;
    window.speechSynthesis.cancel();
    const words = new SpeechSynthesisUtterance(text);
    words.lang = /[¿¡ñáéíóú]/i.test(text) ? "es-US" : "en-US";
    window.speechSynthesis.speak(words);
  };
  const toggle = () => {
    if (isOn) window.speechSynthesis.cancel();
    setIsOn(!isOn);
  };
  return { canSpeak, isOn, toggle, speak };
}
