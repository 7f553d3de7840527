"use client";

import { ExternalLink } from "lucide-react";
import { useActionState } from "react";
import { lost } from "@/components/ui/lost";
import { SubmitButton } from "@/components/ui/submit-button";

type Opened = { ok: true; result: string } | { ok: false; problem: string };

/** Leads to Stripe's pages, where card, plan and cancellation are. */
export function PortalButton({ onOpen }: { onOpen: () => Promise<Opened> }) {
  const [opened, open] = useActionState<Opened | null>(async () => {
    const answer = await onOpen().catch(lost);
    // Another site's page: the router would try to fetch it first, and our content policy refuses that.
    if (answer.ok) window.location.assign(answer.result);
    return answer;
  }, null);
  return (
    <form action={open} className="flex w-full flex-col gap-2 md:w-auto md:items-end">
      <SubmitButton busy="Opening">
        <ExternalLink aria-hidden />
        Manage in Stripe
      </SubmitButton>
      {opened && !opened.ok ? (
        <p role="alert" className="text-missed text-note">
          {opened.problem}
        </p>
      ) : null}
    </form>
  );
}
