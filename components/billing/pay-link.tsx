"use client";

import { useActionState } from "react";
import { lost } from "@/components/ui/lost";

export type OpenPortal = () => Promise<{ ok: true; result: string } | { ok: false; problem: string }>;

/** A link in a sentence that leads to Stripe's pages, where an open invoice is paid and the card is changed. */
export function PayLink({ onOpen, className }: { onOpen: OpenPortal; className: string }) {
  const [opened, open, isBusy] = useActionState(
    async () => {
      const answer = await onOpen().catch(lost);
      // Another site's page: the router would try to fetch it first, and our content policy refuses that.
      if (answer.ok) window.location.assign(answer.result);
      return answer;
    },
    null as Awaited<ReturnType<OpenPortal>> | null,
  );
  return (
    <form action={open} className="flex flex-wrap items-center gap-x-3">
      <button type="submit" aria-disabled={isBusy} className={className}>
        {isBusy ? "Opening" : "Pay or change the card"}
      </button>
      {opened && !opened.ok ? <span role="alert">{opened.problem}</span> : null}
    </form>
  );
}
