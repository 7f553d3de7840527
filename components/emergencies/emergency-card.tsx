import { Siren } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { formatMoment, formatTime } from "@/components/format/moment";
import { formatPhone } from "@/components/format/phone";
import { textReason, textStates } from "@/components/messages/text-words";
import { Badge } from "@/components/ui/badge";
import { cn } from "@/components/ui/cn";
import { linkStyle } from "@/components/ui/link";
import type { AlertStepRow, EmergencyRow } from "@/lib/domain/member/emergencies";
import { callStates, emergencyStanding, emergencyTitle } from "./emergency-words";

interface Props {
  emergency: EmergencyRow;
  timeZone: string;
  now: Date;
  /** What can be done about it. */
  children?: ReactNode;
}

/** One emergency: what was said, whom to call back, and each step of the ladder. Red until somebody has it. */
export function EmergencyCard({ emergency, timeZone, now, children }: Props) {
  const { id, state, words, openedAt, callId, steps } = emergency;
  const isBurning = !emergency.isDrill && (state === "open" || state === "exhausted");
  return (
    <article
      aria-labelledby={`emergency-${id}`}
      className={cn("rounded-card border bg-surface shadow-card", isBurning && "border-missed")}
    >
      <div className={cn("flex items-start gap-3 rounded-t-card px-4 py-3.5 md:px-5", isBurning && "bg-missed-tint")}>
        <Siren aria-hidden className={cn("mt-0.5 size-5 shrink-0", isBurning ? "text-missed" : "text-ink-faint")} />
        <div className="min-w-0 flex-1">
          <h3 id={`emergency-${id}`} className={cn("font-semibold text-body", isBurning && "text-missed")}>
            {emergencyTitle(emergency)}
          </h3>
          <p className={isBurning ? "text-missed" : "text-ink-soft"}>{emergencyStanding(emergency)}</p>
        </div>
        <time dateTime={openedAt.toISOString()} className="num shrink-0 text-ink-soft text-note">
          {formatMoment(openedAt, timeZone, now)}
        </time>
      </div>
      <div className="flex flex-col gap-3 px-4 py-4 md:px-5">
        {emergency.isDrill ? null : <p className="line-clamp-4 wrap-anywhere">“{words}”</p>}
        <Whom emergency={emergency} />
        {steps.length > 0 ? (
          <ol className="divide-y rounded-control border">
            {steps.map((step) => (
              <Step key={step.step} step={step} timeZone={timeZone} />
            ))}
          </ol>
        ) : null}
        {children || callId ? (
          <div className="flex flex-wrap items-center gap-3">
            {children}
            {callId ? (
              <Link href={`/dashboard/calls/${callId}`} className={linkStyle}>
                The call
              </Link>
            ) : null}
          </div>
        ) : null}
      </div>
    </article>
  );
}

function Whom({ emergency: { customerName, customerNumber, address } }: { emergency: EmergencyRow }) {
  if (!customerName && !customerNumber && !address) return null;
  return (
    <p className="flex flex-wrap gap-x-3 wrap-anywhere">
      {customerName ? <span className="font-medium">{customerName}</span> : null}
      {customerNumber ? (
        <a href={`tel:${customerNumber}`} className={cn(linkStyle, "num")}>
          {formatPhone(customerNumber)}
        </a>
      ) : null}
      {address ? <span className="text-ink-soft">{address}</span> : null}
    </p>
  );
}

function Step({ step, timeZone }: { step: AlertStepRow; timeZone: string }) {
  const call = callStates[step.call.state];
  const isTextLost = step.text?.state === "failed" || step.text?.state === "blocked";
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 px-3.5 py-2.5">
      <span className="num w-20 text-ink-faint text-note">{formatTime(step.at, timeZone)}</span>
      <span className="min-w-32 flex-1">
        <span className="font-medium wrap-anywhere">{step.name}</span>{" "}
        <span className="num text-ink-soft">{formatPhone(step.phone)}</span>
      </span>
      <span className="flex flex-wrap gap-1.5">
        <Badge tone={call.tone}>Call: {call.label}</Badge>
        {step.text ? (
          <Badge tone={textStates[step.text.state].tone}>Text: {textStates[step.text.state].label}</Badge>
        ) : null}
      </span>
      {isTextLost ? (
        <span className="w-full text-ink-soft text-note">{textReason(step.text?.reason ?? null)}</span>
      ) : null}
    </li>
  );
}
