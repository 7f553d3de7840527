"use client";

import { Square, Volume2 } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";

/** Plays a few words of a voice. Give it the voice as key: another voice stops the one that is heard. */
export function HearVoice({ voiceId, name }: { voiceId: string; name: string }) {
  const audio = useRef<HTMLAudioElement | null>(null);
  const [state, setState] = useState<"still" | "loading" | "playing" | "failed">("still");
  useEffect(() => () => audio.current?.pause(), []);
  const play = async () => {
    const sample = new Audio(`/api/client/voices/${voiceId}/sample`);
    audio.current = sample;
    sample.onended = () => setState("still");
    setState("loading");
    try {
      await sample.play();
      setState("playing");
    } catch {
      setState(audio.current === sample ? "failed" : "still");
    }
  };
  const stop = () => {
    audio.current?.pause();
    audio.current = null;
    setState("still");
  };
  const isOn = state === "loading" || state === "playing";
  return (
    <span className="-my-2 flex flex-wrap items-center gap-x-2 self-center">
      <Button
        variant="bare"
        className="h-8 px-2 text-note"
        aria-label={isOn ? "Stop" : `Hear it: ${name}`}
        onClick={isOn ? stop : play}
      >
        {isOn ? <Square aria-hidden className="fill-current" /> : <Volume2 aria-hidden />}
        {isOn ? "Stop" : "Hear it"}
      </Button>
      <span role="status" className="text-ink-faint text-note">
        {state === "failed" ? "The sample cannot be played right now." : ""}
      </span>
    </span>
  );
}
