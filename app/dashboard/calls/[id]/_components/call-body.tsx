import type { ReactNode } from "react";
import { CallCustomerCard, CallFacts, CallTimeline } from "@/components/calls/call-facts";
import { CallResults } from "@/components/calls/call-results";
import { Conversation } from "@/components/calls/conversation";
import { buildConversation } from "@/components/calls/conversation-items";
import { Section } from "@/components/ui/card";
import type { CallDetails } from "@/lib/domain/member/reads";
import { sayRemoved } from "@/lib/domain/privacy/retention";
import { recordingNote } from "./call-head";

interface CallBodyProps {
  call: CallDetails;
  timeZone: string;
  now: Date;
}

/** Left the conversation as it went, right what came of it. */
export function CallBody({ children, ...shared }: CallBodyProps & { children: ReactNode }) {
  const { call, timeZone, now } = shared;
  return (
    <div className="mt-6 grid grid-cols-[minmax(0,1fr)] gap-6 lg:grid-cols-[minmax(0,1fr)_22rem] lg:grid-rows-[auto_1fr] lg:gap-x-8">
      <div className="flex flex-col gap-6 lg:col-start-2">
        <Section id="results" title="What came of it">
          <CallResults {...shared} />
        </Section>
        {call.summary ? (
          <Section id="summary" title="Summary">
            <p className="text-ink-soft text-pretty">{call.summary}</p>
          </Section>
        ) : null}
      </div>
      <Section id="conversation" title="Conversation" className="lg:col-start-1 lg:row-span-2 lg:row-start-1">
        <Conversation
          items={call.wordsRemoved ? [] : buildConversation(call, timeZone, now)}
          emptyNote={call.wordsRemoved ? `Transcript: ${sayRemoved(call.wordsRemoved.afterDays)}` : undefined}
          callerName={call.customerName?.split(" ")[0] ?? "Caller"}
          recordingSrc={call.recording?.state === "stored" ? `/api/client/calls/${call.id}/recording` : null}
          note={recordingNote(call)}
          seconds={call.durationSeconds ?? 0}
        />
      </Section>
      <div className="flex flex-col gap-6 lg:col-start-2">
        <Section id="caller" title="Caller">
          <CallCustomerCard {...shared} />
        </Section>
        <Section id="notes" title="Notes">
          {children}
        </Section>
        <Section id="timeline" title="Timeline">
          <CallTimeline {...shared} />
        </Section>
        <Section id="facts" title="Facts">
          <CallFacts {...shared} />
        </Section>
      </div>
    </div>
  );
}
