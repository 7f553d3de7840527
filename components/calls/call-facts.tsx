import Link from "next/link";
import type { ReactNode } from "react";
import { formatDay, formatSeconds, formatTime } from "@/components/format/moment";
import { formatCents } from "@/components/format/money";
import { formatPhone } from "@/components/format/phone";
import { Card } from "@/components/ui/card";
import { linkStyle } from "@/components/ui/link";
import type { CallDetails, CallToolRow } from "@/lib/domain/member/reads";
import type { FeeState } from "@/lib/domain/member/words";
import { describeTool } from "./tool-words";

interface Props {
  call: CallDetails;
  timeZone: string;
  now: Date;
}

/** Who called, and what the business knows of them. */
export function CallCustomerCard({ call, timeZone, now }: Props) {
  const { customer } = call;
  return (
    <Card className="px-5 py-4">
      <p className="font-medium wrap-anywhere">
        {customer ? (
          <Link href={`/dashboard/customers/${customer.id}`} className={linkStyle}>
            {customer.name ?? "Unknown caller"}
          </Link>
        ) : (
          "Unknown caller"
        )}
      </p>
      <dl className="mt-2">
        <Fact name="Phone">{formatPhone(customer?.phone ?? call.callerNumber)}</Fact>
        {customer?.email ? <Fact name="Email">{customer.email}</Fact> : null}
        {customer?.address ? <Fact name="Address">{customer.address}</Fact> : null}
        {customer ? (
          <>
            <Fact name="Appointments">{customer.appointmentCount}</Fact>
            <Fact name="Known since">{formatDay(customer.firstSeenAt, timeZone, now)}</Fact>
          </>
        ) : null}
      </dl>
    </Card>
  );
}

const eventWords: Record<string, string> = {
  call_started: "Call began",
  call_ended: "Call ended",
  call_analyzed: "Call was summed up",
};

/** Everything that happened, in order. */
export function CallTimeline({ call, timeZone, now }: Props) {
  const entries = [
    ...call.events.map((event) => ({ id: event.id, at: event.occurredAt, text: eventWords[event.kind] ?? event.kind })),
    ...call.toolCalls.map((tool) => ({
      id: tool.id,
      at: momentOf(tool, call),
      text: describeTool(tool, timeZone, now).text,
    })),
  ].sort((one, other) => one.at.getTime() - other.at.getTime());
  if (entries.length === 0) return null;
  return (
    <Card className="px-5 py-4">
      <ol className="flex flex-col gap-2">
        {entries.map((entry) => (
          <li key={entry.id} className="flex gap-3">
            <time dateTime={entry.at.toISOString()} className="w-22 shrink-0 text-ink-faint md:w-18">
              {formatTime(entry.at, timeZone)}
            </time>
            <span className="min-w-0 text-ink-soft wrap-anywhere">{entry.text}</span>
          </li>
        ))}
      </ol>
    </Card>
  );
}

/** A tool call is noted when its request came; on the call it stands after the words before it. */
function momentOf(tool: CallToolRow, call: CallDetails): Date {
  const turn = call.turns.findLast(({ position }) => tool.position !== null && position <= tool.position);
  const seconds = turn?.words.at(-1)?.end ?? turn?.startsAtSeconds;
  return seconds == null ? tool.occurredAt : new Date(call.startedAt.getTime() + seconds * 1000);
}

const endWords: Record<string, string> = {
  user_hangup: "The caller hung up",
  agent_hangup: "The receptionist ended it",
  call_transfer: "Transferred",
  inactivity: "Nobody spoke any more",
  max_duration_reached: "The longest time was reached",
};

/** Fees that are taken back or were never asked for cost nothing. */
const unpaidFees: ReadonlySet<FeeState> = new Set(["waived", "credited"]);

const sentimentWords: Record<string, string> = { positive: "Pleased", neutral: "Neutral", negative: "Displeased" };

/** The plain facts of the call. */
export function CallFacts({ call, timeZone, now }: Props) {
  const started = `${formatDay(call.startedAt, timeZone, now)}, ${formatTime(call.startedAt, timeZone)}`;
  return (
    <Card className="px-5 py-4">
      <dl>
        <Fact name="Began">{started}</Fact>
        <Fact name="Length">{call.durationSeconds === null ? "Still on" : formatSeconds(call.durationSeconds)}</Fact>
        {call.lineNumber ? <Fact name="Your number">{formatPhone(call.lineNumber)}</Fact> : null}
        {call.endReason ? <Fact name="End">{endWords[call.endReason] ?? readable(call.endReason)}</Fact> : null}
        {call.sentiment ? <Fact name="Mood">{sentimentWords[call.sentiment] ?? call.sentiment}</Fact> : null}
        <Fact name="Cost to you">{costOf(call)}</Fact>
        {call.receptionistVersion === null ? null : <Fact name="Receptionist">Version {call.receptionistVersion}</Fact>}
      </dl>
    </Card>
  );
}

/** The fees of what was booked on the call; calls themselves cost nothing. */
function costOf({ fees }: CallDetails): string {
  const counted = fees.filter(({ state }) => !unpaidFees.has(state));
  if (counted.length === 0) return "Nothing";
  return formatCents(counted.reduce((sum, { amountCents }) => sum + amountCents, 0));
}

function readable(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1).replaceAll("_", " ");
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex justify-between gap-4 py-1">
      <dt className="shrink-0 text-ink-faint">{name}</dt>
      <dd className="num min-w-0 text-right wrap-anywhere">{children}</dd>
    </div>
  );
}
