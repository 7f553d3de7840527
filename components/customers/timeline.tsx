import { CalendarDays, History, MessageSquare, Phone } from "lucide-react";
import Link from "next/link";
import { outcomeWords } from "@/components/calls/outcome";
import { formatMoment } from "@/components/format/moment";
import { textKinds } from "@/components/messages/text-words";
import { Card } from "@/components/ui/card";
import { linkStyle } from "@/components/ui/link";
import { StateCard } from "@/components/ui/states";
import type { TimelineEntry } from "@/lib/domain/customers/reads";
import { isCallOutcome } from "@/lib/domain/member/words";

interface Props {
  entries: TimelineEntry[];
  /** To what happened before; null when there is no more. */
  olderHref: string | null;
  /** Back to the newest; null when they are shown. */
  newestHref: string | null;
  timeZone: string;
  now: Date;
}

const icons = { call: Phone, text: MessageSquare, appointment: CalendarDays };
const folders = { call: "calls", text: "messages", appointment: "calendar" };
const statuses: Record<string, string> = {
  confirmed: "Appointment",
  completed: "Appointment, done",
  cancelled: "Appointment, cancelled",
  no_show: "Appointment, no-show",
};

/** Calls, texts and appointments of one customer in one order, newest first. */
export function Timeline({ entries, olderHref, newestHref, timeZone, now }: Props) {
  if (entries.length === 0) {
    return (
      <Card>
        <StateCard icon={History} title="Nothing yet">
          Calls, texts and appointments of this customer appear here.
        </StateCard>
      </Card>
    );
  }
  return (
    <Card>
      <ol className="divide-y">
        {entries.map((entry) => (
          <li key={`${entry.kind} ${entry.id}`}>
            <Entry entry={entry} stamp={formatMoment(entry.at, timeZone, now)} />
          </li>
        ))}
      </ol>
      {olderHref || newestHref ? (
        <nav aria-label="More of what happened" className="flex justify-between gap-4 border-t px-5 py-3">
          {newestHref ? (
            <Link href={newestHref} className={linkStyle}>
              Newest
            </Link>
          ) : (
            <span />
          )}
          {olderHref ? (
            <Link href={olderHref} className={linkStyle}>
              Older
            </Link>
          ) : null}
        </nav>
      ) : null}
    </Card>
  );
}

function Entry({ entry, stamp }: { entry: TimelineEntry; stamp: string }) {
  const Icon = icons[entry.kind];
  const line = (
    <>
      <Icon aria-hidden className="mt-0.5 size-4 shrink-0 text-ink-faint" />
      <span className="min-w-0 flex-1">
        <span className="flex flex-wrap justify-between gap-x-4">
          <span className="font-medium">{titleOf(entry)}</span>
          <time dateTime={entry.at.toISOString()} className="text-ink-faint text-note">
            {stamp}
          </time>
        </span>
        {entry.body ? <span className="line-clamp-3 text-ink-soft wrap-anywhere">{entry.body}</span> : null}
      </span>
    </>
  );
  const style = "flex gap-3 px-4 py-3 md:px-5";
  if (!entry.targetId) return <div className={style}>{line}</div>;
  return (
    <Link href={`/dashboard/${folders[entry.kind]}/${entry.targetId}`} className={`${style} hover:bg-sunken`}>
      {line}
    </Link>
  );
}

function titleOf({ kind, title, isInbound }: TimelineEntry): string {
  if (kind === "appointment") return statuses[title] ?? "Appointment";
  if (kind === "call") return isCallOutcome(title) ? `Call: ${outcomeWords[title].label.toLowerCase()}` : "Call";
  return isInbound ? "Text from the customer" : (textKinds[title] ?? "Text to the customer");
}
