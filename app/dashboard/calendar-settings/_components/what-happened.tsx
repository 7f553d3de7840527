import { ConnectNotice } from "@/components/calendar-settings/connect-notice";
import { Notice } from "@/components/ui/states";

const decisions: Record<string, { tone: "booked" | "attention"; text: string }> = {
  applied: { tone: "booked", text: "Done. The customer is told where a text or an email may go." },
  kept: { tone: "booked", text: "Kept as booked. The event goes back to its place in Google." },
  refused: {
    tone: "attention",
    text: "The appointment could not follow, so it stays as booked and the event goes back. Your notifications say why.",
  },
  superseded: { tone: "attention", text: "The appointment has changed since, so there was nothing to decide." },
  already_decided: { tone: "attention", text: "Somebody had decided that already." },
};

/** What a sign-in at Google or a decision came to, as the address says. */
export function WhatHappened({ search }: { search: Record<string, string | string[] | undefined> }) {
  const { result, decided } = search;
  const decision = typeof decided === "string" && Object.hasOwn(decisions, decided) ? decisions[decided] : null;
  if (typeof result === "string") return <ConnectNotice result={result} page="settings" />;
  return decision ? <Notice tone={decision.tone}>{decision.text}</Notice> : null;
}
