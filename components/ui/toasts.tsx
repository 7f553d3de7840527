"use client";

import dynamic from "next/dynamic";
import { createContext, type ReactNode, useCallback, useContext, useState } from "react";
import type { Tone } from "./badge";

/** A short note that comes and goes: what happened, and where it leads. */
export interface ToastNote {
  title: string;
  description: string;
  tone: Tone;
  href: string | null;
  /** Something that can be done about it, while the note is there. */
  action?: { label: string; onPress: () => void };
}

// Most visits show none; what draws them is loaded with the first.
const ToastLayer = dynamic(() => import("./toast-layer").then((module) => module.ToastLayer), { ssr: false });

const Show = createContext<(note: ToastNote) => void>(() => undefined);

/** Gives the pages below a place for notes. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const [notes, setNotes] = useState<ToastNote[]>([]);
  const show = useCallback((note: ToastNote) => setNotes((earlier) => [...earlier, note]), []);
  return (
    <Show value={show}>
      {children}
      {notes.length > 0 ? <ToastLayer notes={notes} /> : null}
    </Show>
  );
}

/** Shows a note. Only below a ToastProvider. */
export const useToast = (): ((note: ToastNote) => void) => useContext(Show);
