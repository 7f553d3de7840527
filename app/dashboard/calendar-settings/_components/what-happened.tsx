import { connectWords } from "@/components/calendar-settings/connect-words";
import { linkStyle } from "@/components/ui/link";
import { Notice } from "@/components/ui/states";

const decisions: Record<string, { tone: "booked" | "attention"; text: string }> = {
  applied: { tone: "booked", text: "Done. The customer is told by text." },
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
  const connect = typeof result === "string" ? connectWords(result) : null;
  const decision = typeof decided === "string" && Object.hasOwn(decisions, decided) ? decisions[decided] : null;
  if (connect) {
    return (
      <Notice tone={connect.tone}>
        {connect.text}{" "}
        {connect.retry ? (
          <a href={connect.retry.href} className={linkStyle}>
            {connect.retry.label}
          </a>
        ) : null}
      </Notice>
    );
  }
  return decision ? <Notice tone={decision.tone}>{decision.text}</Notice> : null;
}
