import {
  CalendarClock,
  CalendarX2,
  ChevronRight,
  CreditCard,
  type LucideIcon,
  MessageSquareText,
  MessageSquareX,
  PhoneMissed,
} from "lucide-react";
import Link from "next/link";
import { formatMoment } from "@/components/format/moment";
import { formatPhone, formatPhonesIn } from "@/components/format/phone";
import { textReason } from "@/components/messages/text-words";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { cn } from "@/components/ui/cn";
import type { AttentionItem } from "@/lib/domain/member/reads";
import { AttentionRows, type MarkDone } from "./attention-rows";

const looks: Record<AttentionItem["kind"], { icon: LucideIcon; tint: string }> = {
  message: { icon: MessageSquareText, tint: "bg-message-tint text-message" },
  missed: { icon: PhoneMissed, tint: "bg-missed-tint text-missed" },
  calendar_disconnected: { icon: CalendarX2, tint: "bg-attention-tint text-attention" },
  calendar_change: { icon: CalendarClock, tint: "bg-attention-tint text-attention" },
  text: { icon: MessageSquareX, tint: "bg-attention-tint text-attention" },
  fee: { icon: CreditCard, tint: "bg-missed-tint text-missed" },
};

interface Props {
  items: AttentionItem[];
  timeZone: string;
  now: Date;
  /** Null for who may only look. */
  onDone: MarkDone | null;
}

/** What waits for a person, each with the way to it and the word that it is done. */
export function AttentionList({ items, timeZone, now, onDone }: Props) {
  const rows = items.map((item) => {
    const words = wordsFor(item);
    const when = formatMoment(item.at, timeZone, now);
    return { id: item.id, title: words.title, content: <AttentionRow item={item} {...words} when={when} /> };
  });
  return (
    <Card>
      {onDone ? (
        <AttentionRows rows={rows} onDone={onDone} />
      ) : (
        <ul className="divide-y" data-walk>
          {rows.map(({ id, content }) => (
            <li key={id}>{content}</li>
          ))}
        </ul>
      )}
    </Card>
  );
}

interface RowProps extends Words {
  item: AttentionItem;
  when: string;
}

function AttentionRow({ item, title, detail, when }: RowProps) {
  const { icon: Icon, tint } = looks[item.kind];
  const href = item.url ?? (item.callId ? `/dashboard/calls/${item.callId}` : null);
  const content = (
    <>
      <span className={cn("mt-0.5 grid size-8 shrink-0 place-items-center rounded-control", tint)}>
        <Icon aria-hidden className="size-4" />
      </span>
      <span className="min-w-0 flex-1">
        <span className="flex flex-wrap items-center gap-x-2 font-medium">
          <span className="wrap-anywhere">{title}</span>
          {item.isUrgent ? <Badge tone="missed">Urgent</Badge> : null}
        </span>
        {detail ? <span className="line-clamp-2 whitespace-pre-line wrap-anywhere text-ink-soft">{detail}</span> : null}
        <time dateTime={item.at.toISOString()} className="text-ink-faint text-note">
          {when}
        </time>
      </span>
      {href ? <ChevronRight aria-hidden className="mt-2 size-4 shrink-0 text-ink-faint" /> : null}
    </>
  );
  const look = "flex items-start gap-3.5 px-4 py-3.5 md:px-5";
  if (!href) return <div className={look}>{content}</div>;
  return (
    <Link href={href} className={cn(look, "transition-colors duration-100 hover:bg-sunken")}>
      {content}
    </Link>
  );
}

interface Words {
  title: string;
  detail: string | null;
}

function wordsFor(item: AttentionItem): Words {
  if (item.kind === "text") {
    return { title: `A text to ${formatPhone(item.title)} did not get through`, detail: textReason(item.detail) };
  }
  if (item.kind === "fee") {
    return { title: `The fee for ${item.title || "an appointment"} could not be charged`, detail: item.detail };
  }
  return { title: formatPhonesIn(item.title), detail: item.detail ? formatPhonesIn(item.detail) : null };
}
