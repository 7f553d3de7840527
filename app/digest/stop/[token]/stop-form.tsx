"use client";

import { useActionState } from "react";
import { Notice } from "@/components/ui/states";
import { SubmitButton } from "@/components/ui/submit-button";
import { stop } from "./actions";

export function StopForm({ token }: { token: string }) {
  const [outcome, submit] = useActionState(stop.bind(null, token), null);
  if (outcome === "stopped") return <Notice tone="booked">Done. No more morning mails.</Notice>;
  return (
    <form action={submit} className="flex flex-col gap-5">
      {outcome === "unknown" ? (
        <Notice tone="missed">This link is not whole. Open it again from the mail, or sign in to the settings.</Notice>
      ) : null}
      <SubmitButton size="large" busy="Stopping">
        Stop these mails
      </SubmitButton>
    </form>
  );
}
