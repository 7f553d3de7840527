"use client";

import { useActionState } from "react";
import { lost } from "@/components/ui/lost";
import { Notice } from "@/components/ui/states";
import { SubmitButton } from "@/components/ui/submit-button";
import { stop } from "./actions";

const problems: Record<string, string> = {
  unknown: "This link is not whole. Open it again from the mail, or sign in to the settings.",
};

export function StopForm({ token }: { token: string }) {
  const [outcome, submit] = useActionState(
    () => stop(token).catch((thrown: unknown) => lost(thrown).problem),
    null as string | null,
  );
  if (outcome === "stopped") return <Notice tone="booked">Done. No more morning mails.</Notice>;
  return (
    <form action={submit} className="flex flex-col gap-5">
      {outcome ? <Notice tone="missed">{problems[outcome] ?? outcome}</Notice> : null}
      <SubmitButton size="large" busy="Stopping">
        Stop these mails
      </SubmitButton>
    </form>
  );
}
