"use client";

import { ExternalLink } from "lucide-react";
import { useActionState } from "react";
import { SubmitButton } from "@/components/ui/submit-button";

/** Leads to Stripe's pages, where card, plan and cancellation are. */
export function PortalButton({ onOpen }: { onOpen: () => Promise<{ problem: string }> }) {
  const [failure, open] = useActionState<{ problem: string } | null>(onOpen, null);
  return (
    <form action={open} className="flex w-full flex-col gap-2 md:w-auto md:items-end">
      <SubmitButton busy="Opening">
        <ExternalLink aria-hidden />
        Manage in Stripe
      </SubmitButton>
      {failure ? (
        <p role="alert" className="text-missed text-note">
          {failure.problem}
        </p>
      ) : null}
    </form>
  );
}
