"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { Refusal } from "@/lib/domain/booking/problem-words";

/** A moment that is asked about; instants as ISO 8601. */
export interface CheckQuestion {
  appointmentId?: string;
  serviceId?: string;
  resourceId?: string;
  startsAt: string;
  minutes?: number;
}

/** What the server says of the newest question; `asking` while it is on its way. */
export type Verdict =
  | { state: "asking" }
  | { state: "free"; resource: string | null }
  | { state: "refused"; refusal: Refusal }
  | { state: "unknown" };

const pauseMs = 90;

/** Asks whether a moment can be had, each time the pointer rests on another one; only the newest answer counts. */
export function useDryCheck() {
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  const asked = useRef<{ key: string; verdict: Verdict } | null>(null);
  const running = useRef<{ timer: ReturnType<typeof setTimeout>; abort: AbortController } | null>(null);

  const stop = useCallback(() => {
    if (running.current) clearTimeout(running.current.timer);
    running.current?.abort.abort();
    running.current = null;
  }, []);
  const clear = useCallback(() => {
    stop();
    asked.current = null;
    setVerdict(null);
  }, [stop]);
  const ask = useCallback(
    (question: CheckQuestion) => {
      const key = JSON.stringify(question);
      if (asked.current?.key === key) return;
      stop();
      const abort = new AbortController();
      const settle = (next: Verdict) => {
        if (abort.signal.aborted) return;
        asked.current = { key, verdict: next };
        setVerdict(next);
      };
      settle({ state: "asking" });
      const timer = setTimeout(() => void fetchVerdict(question, abort.signal).then(settle), pauseMs);
      running.current = { timer, abort };
    },
    [stop],
  );
  /** The answer to exactly this question, when it is there. */
  const answerTo = useCallback((question: CheckQuestion): Verdict | null => {
    return asked.current?.key === JSON.stringify(question) ? asked.current.verdict : null;
  }, []);
  // Effect on the question that is still on its way when the page is left.
  useEffect(() => stop, [stop]);
  return { verdict, ask, clear, answerTo };
}

async function fetchVerdict(question: CheckQuestion, signal: AbortSignal): Promise<Verdict> {
  try {
    const response = await fetch("/api/client/appointments/check", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(question),
      signal,
    });
    if (!response.ok) return { state: "unknown" };
    const { data }: { data: { outcome: string; resource?: string | null; refusal?: Refusal } } = await response.json();
    if (data.outcome === "refused" && data.refusal) return { state: "refused", refusal: data.refusal };
    return data.outcome === "free" ? { state: "free", resource: data.resource ?? null } : { state: "unknown" };
  } catch {
    return { state: "unknown" };
  }
}
