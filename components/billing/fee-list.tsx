import Link from "next/link";
import { formatMoment, formatStamp } from "@/components/format/moment";
import { formatCents } from "@/components/format/money";
import { feeStates } from "@/components/money/fee-words";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { linkStyle } from "@/components/ui/link";
import type { FeeLine } from "@/lib/domain/member/billing";
import { FeeDispute, type FeeDisputeActions } from "./fee-dispute";

interface Props extends FeeDisputeActions {
  fees: FeeLine[];
  timeZone: string;
  now: Date;
}

/** Fees, newest first, each with what it is for and what can be said against it. */
export function FeeList({ fees, timeZone, now, onDispute, onTakeBack }: Props) {
  return (
    <Card className="@container">
      <ul className="divide-y">
        {fees.map((fee) => (
          <li
            key={fee.id}
            className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 gap-y-1.5 px-4 py-3 @3xl:grid-cols-[5.5rem_minmax(0,1fr)_9.5rem_5rem_8rem] @3xl:items-center @3xl:px-5"
          >
            <time dateTime={fee.createdAt.toISOString()} className="hidden text-ink-faint @3xl:block">
              {formatStamp(fee.createdAt, timeZone, now)}
            </time>
            <WhatFor fee={fee} timeZone={timeZone} now={now} />
            <State fee={fee} />
            <span
              className={`num order-2 text-right font-medium @3xl:order-none ${isCharged(fee) ? "" : "text-ink-faint line-through"}`}
            >
              {formatCents(fee.amountCents)}
            </span>
            <span className="order-4 text-right @3xl:order-none">
              <FeeDispute fee={fee} onDispute={onDispute} onTakeBack={onTakeBack} />
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

const isCharged = ({ state }: FeeLine) => state !== "waived" && state !== "credited";

function WhatFor({ fee, timeZone, now }: { fee: FeeLine; timeZone: string; now: Date }) {
  const { appointment, callId } = fee;
  return (
    <div className="order-1 min-w-0 @3xl:order-none" data-walk>
      <p className="truncate">
        <Link href={`/dashboard/calendar/${appointment.id}`} className={linkStyle}>
          {appointment.customerName}
        </Link>
        <span className="text-ink-soft"> · {appointment.service}</span>
      </p>
      <p className="text-ink-faint text-note @3xl:truncate">
        {formatMoment(appointment.startsAt, timeZone, now)}, <span className="num">{appointment.reference}</span>
        {callId ? (
          <>
            {" · "}
            <Link href={`/dashboard/calls/${callId}`} className="underline underline-offset-2">
              The call
            </Link>
          </>
        ) : null}
      </p>
    </div>
  );
}

function State({ fee }: { fee: FeeLine }) {
  const { label, tone } = feeStates[fee.state];
  const why = fee.state === "failed" ? fee.failure : isCharged(fee) ? null : fee.reason;
  return (
    <div className="order-3 min-w-0 @3xl:order-none">
      <Badge tone={tone}>{label}</Badge>
      {why ? <p className="mt-0.5 text-ink-faint text-note">{sentence(why)}</p> : null}
      {fee.invoiceUrl && isCharged(fee) ? (
        <a href={fee.invoiceUrl} className="mt-0.5 block text-note underline underline-offset-2">
          {fee.state === "paid" ? "Invoice" : "Pay the invoice"}
        </a>
      ) : null}
    </div>
  );
}

function sentence(words: string): string {
  const plain = words.replaceAll("_", " ");
  return plain.charAt(0).toUpperCase() + plain.slice(1);
}
