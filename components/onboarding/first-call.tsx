import { Phone } from "lucide-react";
import Link from "next/link";
import { formatPhone } from "@/components/format/phone";
import { Dot } from "@/components/ui/badge";
import { buttonStyle } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { linkStyle } from "@/components/ui/link";
import type { LaunchView } from "@/lib/domain/launch/launch-view";

interface Props {
  lineNumber: string;
  call: LaunchView["lastCall"];
  isLive: boolean;
}

/** The number, and the first call on it as it comes in. */
export function FirstCall({ lineNumber, call, isLive }: Props) {
  return (
    <>
      <h1 className="text-title">{isLive ? "Your receptionist is live" : "Call your receptionist"}</h1>
      <p className="mt-1 mb-5 text-ink-soft text-pretty">
        {isLive
          ? "Callers are answered from now on, day and night."
          : "Ask for an appointment, as a customer would. The call appears here while you talk."}
      </p>
      <Card className="flex flex-col items-center gap-5 px-5 py-9 text-center">
        <p className="num font-semibold text-3xl tracking-tight">{formatPhone(lineNumber)}</p>
        <a href={`tel:${lineNumber}`} className={buttonStyle({ variant: "primary", size: "large" })}>
          <Phone aria-hidden />
          Call it now
        </a>
        <p role="status" className="flex items-center gap-2 text-ink-soft">
          <Dot tone={call ? "booked" : "quiet"} isLive={!call || call.isLive} />
          {call
            ? call.isLive
              ? "Somebody is on the line now."
              : "The first call came through."
            : "Waiting for the first call"}
          {call ? (
            <Link href={`/dashboard/calls/${call.id}`} className={linkStyle}>
              See the call
            </Link>
          ) : null}
        </p>
      </Card>
    </>
  );
}
