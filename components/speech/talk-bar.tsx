"use client";

import { Mic, MicOff, PhoneOff } from "lucide-react";
import { Dot } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import type { TalkPhase, TalkState, VoiceSession } from "./voice-session";

const words: Record<Exclude<TalkPhase, "off">, string> = {
  thinking: "One moment",
  speaking: "The receptionist speaks",
  listening: "Listening",
  muted: "The microphone is off",
};

/** While somebody talks: what happens now, what was understood so far, mute and hang up. */
export function TalkBar({ session, state }: { session: VoiceSession; state: TalkState }) {
  const { phase, isMuted, part } = state;
  if (phase === "off") return null;
  return (
    <div className="flex items-center gap-2 border-t bg-surface px-4 py-2.5">
      <Dot tone={phase === "listening" ? "booked" : "quiet"} isLive={phase !== "muted"} />
      <p className="min-w-0 flex-1 truncate text-ink-soft text-note">
        <span role="status">{words[phase]}</span>
        {part ? <span className="text-ink">: {part}</span> : null}
      </p>
      <Button
        variant="bare"
        size="icon"
        aria-pressed={isMuted}
        aria-label="Mute"
        onClick={() => session.setMuted(!isMuted)}
      >
        {isMuted ? <MicOff aria-hidden /> : <Mic aria-hidden />}
      </Button>
      <Button variant="danger" size="icon" aria-label="Hang up" onClick={() => session.hangUp()}>
        <PhoneOff aria-hidden />
      </Button>
    </div>
  );
}
