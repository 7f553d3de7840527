"use client";

import { startTransition } from "react";
import { useToast } from "@/components/ui/toasts";
import { leave } from "./leave";

/** Signs out; what stands in the way is shown as a note. */
export function useSignOut(onSignOut: () => Promise<void>): () => void {
  const show = useToast();
  const signOut = async () => {
    const problem = await leave(onSignOut);
    if (problem) show({ title: "Not signed out", description: problem, tone: "missed", href: null });
  };
  return () => startTransition(signOut);
}
