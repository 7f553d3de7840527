import { ArrowLeft, CalendarCheck } from "lucide-react";
import Link from "next/link";
import { sendReply, setAnswerer } from "@/app/dashboard/messages/actions";
import { formatMoment } from "@/components/format/moment";
import { formatPhone } from "@/components/format/phone";
import { Answerer } from "@/components/messages/answerer";
import { ReplyBox } from "@/components/messages/reply-box";
import { Card } from "@/components/ui/card";
import type { Conversation, ConversationState } from "@/lib/domain/member/conversations";
import { textRefusal } from "@/lib/domain/messages/text-refusal";
import { ConversationTexts } from "./conversation-texts";

interface Props {
  conversation: Conversation;
  backHref: string;
  /** The address of this conversation, with the list beside it as it is; from a place in its texts, or from the newest. */
  hrefAt: (texts: string | null) => string;
  canWrite: boolean;
  /** Older texts are shown than the newest. */
  isOlder: boolean;
  timeZone: string;
  now: Date;
}

const states: Record<ConversationState, string> = {
  receptionist: "The receptionist answers",
  person: "A person answers",
  closed: "Archived until they write again",
};

/** One conversation: who it is with, what was written, and where a person writes. */
export function OpenConversation({ conversation, backHref, hrefAt, canWrite, isOlder, timeZone, now }: Props) {
  const { id, customerId, customerName, customerNumber, state, nextAppointment } = conversation;
  const number = formatPhone(customerNumber);
  return (
    <Card className="flex min-h-[60dvh] flex-col overflow-hidden md:h-full">
      <header className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-b px-4 py-3">
        <div className="flex min-w-0 items-center gap-3">
          <Link href={backHref} aria-label="All messages" className="rounded-control p-1.5 text-ink-soft md:hidden">
            <ArrowLeft aria-hidden className="size-5" />
          </Link>
          <div className="min-w-0">
            <h2 className="truncate font-semibold">
              {customerId ? (
                <Link href={`/dashboard/customers/${customerId}`} className="hover:underline">
                  {customerName ?? <span className="num">{number}</span>}
                </Link>
              ) : (
                <span className="num">{number}</span>
              )}
            </h2>
            <p className="text-ink-faint text-note">
              {customerName ? <span className="num">{number} · </span> : null}
              {conversation.isOptedOut ? "Wants no texts" : states[state]}
            </p>
          </div>
        </div>
        {canWrite ? <Answerer state={state} onChange={setAnswerer.bind(null, id)} /> : null}
      </header>
      {nextAppointment ? (
        <p className="flex items-center gap-1.5 border-b bg-booked-tint px-4 py-2 text-booked text-note">
          <CalendarCheck aria-hidden className="size-4 shrink-0" />
          {nextAppointment.service}, {formatMoment(nextAppointment.startsAt, timeZone, now)}
        </p>
      ) : null}
      <ConversationTexts conversation={conversation} hrefAt={hrefAt} isOlder={isOlder} timeZone={timeZone} now={now} />
      <div className="sticky bottom-16 border-t bg-surface md:bottom-0">
        <ReplyBox
          key={id}
          conversationId={id}
          refusal={textRefusal({ ...conversation, canWrite })}
          isReceptionistAnswering={state === "receptionist"}
          onSend={sendReply.bind(null, id)}
        />
      </div>
    </Card>
  );
}
