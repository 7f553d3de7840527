"use client";

import { useEffect, useState, useSyncExternalStore } from "react";
import { canListen } from "./recognition";
import { type Answer, noTalk, VoiceSession } from "./voice-session";

const never = () => () => undefined;

/** A spoken conversation of a page; it ends when the page is left. `isPossible`: this browser can listen. */
export function useVoiceTalk(answer: Answer) {
  const [session] = useState(() => new VoiceSession(answer));
  const isPossible = useSyncExternalStore(never, canListen, () => false);
  const state = useSyncExternalStore(session.subscribe, session.get, () => noTalk);
  useEffect(() => {
    session.answer = answer;
  });
  useEffect(() => () => session.hangUp(), [session]);
  return { session, isPossible, state };
}
