"use client";

import { useEffect, useRef, useState } from "react";
import { lostWith } from "@/components/ui/lost";
import type { PhoneTestAnswer } from "@/lib/domain/calls/phone-test";

export type CallMyPhone = (input: {
  pressId: string;
  phone: string;
}) => Promise<{ ok: true; result: PhoneTestAnswer } | { ok: false; problem: string }>;

/** Where the call is, as far as the page knows. */
export interface PhoneTestState {
  callId: string;
  status: "ringing" | "in_progress" | "ended";
  endReason: string | null;
  seconds: number | null;
}

const refusals: Record<Exclude<PhoneTestAnswer["outcome"], "ringing">, string> = {
  no_number: "That is not a phone number. Write it with its area code.",
  abroad: "We can ring numbers in the United States and Canada.",
  no_phone: "That is a service number. Use the phone in your hand.",
  busy: "The last call has not ended yet.",
  own_line: "That number is answered by the receptionist itself. Use your own.",
  not_ready: "Your receptionist cannot make calls yet. Call its number instead.",
};

const lost = lostWith("Press again: a call that is on its way rings only once.");
const lookMs = 1_000;

/** One press rings once: its id stays until the server has answered it. */
export function usePhoneTest(call: CallMyPhone) {
  const [test, setTest] = useState<PhoneTestState | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const press = useRef<{ id: string; phone: string } | null>(null);
  const isOver = test?.status === "ended";
  const callId = test?.callId ?? null;
  useEffect(() => (callId === null || isOver ? undefined : watch(callId, setTest)), [callId, isOver]);
  const ring = async (phone: string) => {
    if (isBusy || (test && !isOver)) return;
    setBusy(true);
    setProblem(null);
    if (press.current?.phone !== phone) press.current = { id: crypto.randomUUID(), phone };
    let isLost = false;
    const answer = await call({ pressId: press.current.id, phone }).catch((thrown: unknown) => {
      isLost = true;
      return lost(thrown);
    });
    setBusy(false);
    if (!isLost) press.current = null;
    if (answer.ok && answer.result.outcome === "ringing") {
      setTest({ callId: answer.result.callId, status: "ringing", endReason: null, seconds: null });
    } else setProblem(wordsOf(answer));
  };
  return { test, isBusy, problem, ring };
}

function wordsOf(answer: Awaited<ReturnType<CallMyPhone>>): string {
  if (!answer.ok) return answer.problem;
  return answer.result.outcome === "ringing" ? "" : refusals[answer.result.outcome];
}

/** Looks at the call once a second until it has ended; returns what stops it. */
function watch(callId: string, onState: (state: PhoneTestState) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isStopped = false;
  const look = async () => {
    const state = await readState(callId);
    if (isStopped) return;
    if (state) onState(state);
    if (state?.status !== "ended") timer = setTimeout(look, lookMs);
  };
  timer = setTimeout(look, lookMs);
  return () => {
    isStopped = true;
    clearTimeout(timer);
  };
}

/** Null while it cannot be read; the next look may. */
async function readState(callId: string): Promise<PhoneTestState | null> {
  try {
    const response = await fetch(`/api/client/calls/${callId}`);
    if (!response.ok) return null;
    const { data } = await response.json();
    return { callId, status: data.status, endReason: data.endReason, seconds: data.durationSeconds };
  } catch {
    return null;
  }
}
