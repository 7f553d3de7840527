"use client";

import { useEffect } from "react";
import { localInstant } from "@/lib/domain/booking/wanted-moment";
import { useDryCheck, type Verdict } from "./use-dry-check";

interface Asked {
  appointmentId?: string;
  serviceId?: string;
  resourceId?: string;
  date: string;
  time: string;
  timeZone: string;
}

/** What would come of the chosen moment, kept up with the form. */
export function useVerdict({ appointmentId, serviceId, resourceId, date, time, timeZone }: Asked): Verdict | null {
  const { verdict, ask, clear } = useDryCheck();
  const startsAt = date && time ? (localInstant(date, time, timeZone)?.toISOString() ?? null) : null;
  // Effect on the network: asks anew when the moment, the service or the crew changes.
  useEffect(() => {
    if (!startsAt) return clear();
    ask({
      startsAt,
      ...(appointmentId ? { appointmentId } : {}),
      ...(serviceId ? { serviceId } : {}),
      ...(resourceId ? { resourceId } : {}),
    });
  }, [ask, clear, startsAt, appointmentId, serviceId, resourceId]);
  return startsAt ? verdict : null;
}

/** The verdict in a sentence; read out when it changes. */
export function VerdictLine({ verdict }: { verdict: Verdict | null }) {
  return (
    <p role="status" className="min-h-5 text-note" data-verdict={verdict?.state}>
      {verdict?.state === "refused" ? <span className="text-missed">{verdict.refusal.text}</span> : null}
      {verdict?.state === "free" ? (
        <span className="text-booked">{verdict.resource ? `Free, ${verdict.resource}` : "Free"}</span>
      ) : null}
    </p>
  );
}

/** What the button that submits says: a member may decide some refusals away. */
export function submitWords(
  verdict: Verdict | null,
  plain: string,
  anyway: string,
): { label: string; mayOverride: boolean } {
  const mayOverride = verdict?.state === "refused" && verdict.refusal.canOverride;
  return { label: mayOverride ? anyway : plain, mayOverride };
}
