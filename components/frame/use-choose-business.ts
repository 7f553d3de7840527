"use client";

import { startTransition } from "react";
import { lost } from "@/components/ui/lost";
import { useToast } from "@/components/ui/toasts";

/** Looks at another business from now on. Without a connection nothing changes, and that is said. */
export function useChooseBusiness(onChoose: (businessId: string) => Promise<void>): (businessId: string) => void {
  const show = useToast();
  const choose = async (businessId: string) => {
    // Being led to its home page is how it succeeds.
    const failed = await onChoose(businessId).catch((thrown: unknown) => lost(thrown));
    if (failed) show({ title: "Not changed", description: failed.problem, tone: "missed", href: null });
  };
  return (businessId) => startTransition(() => choose(businessId));
}
