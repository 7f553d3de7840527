"use client";

import { useRef, useState } from "react";
import { lostWith } from "@/components/ui/lost";

export interface DemoLine {
  id: number;
  role: "caller" | "receptionist";
  text: string;
}

export interface DemoBooking {
  service: string;
  startsAt: string;
  spoken: string;
  name: string;
  address: string;
}

export interface DemoState {
  lines: DemoLine[];
  /** The free times that were named last. */
  offered: string[];
  /** Whether the newest answer named them, and waits for a choice. */
  isOffering: boolean;
  booked: DemoBooking | null;
  business: string;
  isOver: boolean;
  isBusy: boolean;
  /** `missing`: this installation has no demo business. */
  problem: string | null;
  isMissing: boolean;
}

type Answer =
  | {
      outcome: "answered";
      business: string;
      say: string;
      offered: string[];
      booked: DemoBooking | null;
      isOver: boolean;
      token: string;
    }
  | { outcome: "no_demo" };

const empty: DemoState = {
  lines: [],
  offered: [],
  isOffering: false,
  booked: null,
  business: "",
  isOver: false,
  isBusy: false,
  problem: null,
  isMissing: false,
};

const lost = lostWith("Say it again.");

async function ask(token: string | null, words: string): Promise<Answer | { problem: string }> {
  try {
    const response = await fetch("/api/demo-call", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ token, words }),
    });
    const body = await response.json();
    return response.ok ? body : { problem: body.detail ?? "The demo cannot answer right now." };
  } catch (thrown) {
    return lost(thrown);
  }
}

/** A conversation with the demo's receptionist; the server remembers nothing between its turns. */
export function useDemo() {
  const [state, setState] = useState<DemoState>(empty);
  const token = useRef<string | null>(null);
  /** Null when it was not said: the words stay in the field. */
  const say = async (words: string): Promise<{ say: string; isOver: boolean } | null> => {
    if (state.isBusy) return null;
    setState((now) => ({ ...now, isBusy: true, problem: null }));
    const answer = await ask(token.current, words);
    if ("problem" in answer || answer.outcome === "no_demo") {
      const problem = "problem" in answer ? answer.problem : null;
      setState((now) => ({ ...now, isBusy: false, problem, isMissing: problem === null }));
      return null;
    }
    token.current = answer.token;
    setState((now) => {
      const lines = [...now.lines];
      const add = (role: DemoLine["role"], text: string) => {
        if (text) lines.push({ id: lines.length, role, text });
      };
      add("caller", words);
      add("receptionist", answer.say);
      return {
        ...now,
        lines,
        offered: answer.offered.length > 0 ? answer.offered : now.offered,
        isOffering: answer.offered.length > 0,
        booked: answer.booked ?? now.booked,
        business: answer.business,
        isOver: answer.isOver,
        isBusy: false,
      };
    });
    return { say: answer.say, isOver: answer.isOver };
  };
  const restart = () => {
    token.current = null;
    setState(empty);
  };
  return { ...state, say, restart };
}
