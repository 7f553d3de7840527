"use client";

import { useEffect, useState, useSyncExternalStore } from "react";
import { canSpeak as canBrowserSpeak, speak as say, stopSpeaking } from "@/components/speech/speak";

const never = () => () => undefined;

/** Reads aloud what the receptionist says, where the browser can and the visitor wants it. */
export function useSpeech() {
  const canSpeak = useSyncExternalStore(never, canBrowserSpeak, () => false);
  const [isOn, setIsOn] = useState(false);
  // A voice does not go on over the next page.
  useEffect(() => stopSpeaking, []);
  const speak = (text: string) => {
    if (!isOn || !canSpeak) return;
    void say(text, () => undefined);
  };
  const toggle = () => {
    if (isOn) stopSpeaking();
    setIsOn(!isOn);
  };
  return { canSpeak, isOn, toggle, speak };
}
