import Link from "next/link";
import { formatStamp } from "@/components/format/moment";
import { formatPhone } from "@/components/format/phone";
import { Badge, Dot } from "@/components/ui/badge";
import { cn } from "@/components/ui/cn";
import type { ConversationRow } from "@/lib/domain/member/conversations";
import { textKinds } from "./text-words";
import { writerName } from "./writer-name";

interface Props {
  conversations: ConversationRow[];
  currentId: string | null;
  hrefOf: (id: string) => string;
  /** Texts of ours begin with it, which says nothing in a list. */
  businessName: string;
  timeZone: string;
  now: Date;
}

/** Who wrote last, and what; the ones that wait for a person carry a mark. */
export function ConversationList({ conversations, currentId, hrefOf, businessName, timeZone, now }: Props) {
  return (
    <ul className="divide-y" data-walk>
      {conversations.map((conversation) => (
        <li key={conversation.id}>
          <Link
            href={hrefOf(conversation.id)}
            aria-current={conversation.id === currentId ? "page" : undefined}
            className="flex flex-col gap-0.5 px-4 py-3 transition-colors duration-100 hover:bg-sunken aria-[current=page]:bg-brand-tint"
          >
            <span className="flex items-baseline justify-between gap-3">
              <span className={cn("truncate", conversation.isWaiting ? "font-semibold" : "font-medium")}>
                {conversation.customerName ?? <span className="num">{formatPhone(conversation.customerNumber)}</span>}
              </span>
              <time dateTime={conversation.lastMessageAt.toISOString()} className="shrink-0 text-ink-faint text-note">
                {formatStamp(conversation.lastMessageAt, timeZone, now)}
              </time>
            </span>
            <span className="flex items-center gap-2">
              <span className="min-w-0 flex-1 truncate text-ink-soft">{lastWords(conversation, businessName)}</span>
              <Mark conversation={conversation} />
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

function lastWords({ lastWords: last }: ConversationRow, businessName: string): string {
  if (!last) return "No texts";
  const body = last.body ?? textKinds[last.kind] ?? "";
  const words = body.startsWith(`${businessName}: `) ? body.slice(businessName.length + 2) : body;
  if (last.direction === "inbound") return words;
  const person = last.writer ? writerName(last.writer) : "A colleague";
  return `${last.kind === "person_reply" ? person : "Receptionist"}: ${words}`;
}

function Mark({ conversation }: { conversation: ConversationRow }) {
  if (conversation.isOptedOut) return <Badge tone="quiet">No texts</Badge>;
  if (!conversation.isWaiting) return null;
  return (
    <>
      <Dot tone="attention" />
      <span className="sr-only">waits for your answer</span>
    </>
  );
}
