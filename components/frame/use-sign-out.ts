"use client";

import { startTransition } from "react";
import { forgetDrafts } from "@/components/ui/draft-place";
import { lost } from "@/components/ui/lost";
import { useToast } from "@/components/ui/toasts";

/** Signs out and forgets what was typed and not saved. Without a connection both stay, and that is said. */
export function useSignOut(onSignOut: () => Promise<void>): () => void {
  const show = useToast();
  const leave = async () => {
    // Being led to the sign-in is how it succeeds.
    const failed = await onSignOut().catch((thrown: unknown) => lost(thrown, forgetDrafts));
    if (failed) show({ title: "You are still signed in", description: failed.problem, tone: "missed", href: null });
  };
  return () => startTransition(leave);
}
