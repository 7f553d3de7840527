import { ArrowLeft } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { cache } from "react";
import { CallCustomerCard, CallFacts, CallTimeline } from "@/components/calls/call-facts";
import { CallResults } from "@/components/calls/call-results";
import { Conversation } from "@/components/calls/conversation";
import { buildConversation } from "@/components/calls/conversation-items";
import { OutcomeBadge } from "@/components/calls/outcome";
import { formatMoment, formatSeconds } from "@/components/format/moment";
import { formatPhone } from "@/components/format/phone";
import { PageBody, PageHead } from "@/components/frame/page-head";
import { Section } from "@/components/ui/card";
import { getContainer } from "@/lib/container";
import type { CallDetails } from "@/lib/domain/member/reads";
import { requireMember } from "@/lib/http/session";

const loadCall = cache(async (id: string) => {
  const { business, scope } = await requireMember();
  const call = await getContainer().memberReads.loadCall(scope, id);
  if (!call) notFound();
  return { call, timeZone: business.timeZone };
});

export async function generateMetadata({ params }: PageProps<"/dashboard/calls/[id]">): Promise<Metadata> {
  const { call } = await loadCall((await params).id);
  return { title: call.customerName || formatPhone(call.callerNumber) };
}

export default async function CallPage({ params }: PageProps<"/dashboard/calls/[id]">) {
  const { call, timeZone } = await loadCall((await params).id);
  const now = getContainer().now();
  const shared = { call, timeZone, now };
  return (
    <PageBody>
      <Link
        href="/dashboard/calls"
        className="-ml-1 mb-3 inline-flex items-center gap-1.5 rounded-badge px-1 py-1 text-ink-soft hover:text-ink"
      >
        <ArrowLeft aria-hidden className="size-4" />
        Calls
      </Link>
      <PageHead title={<CallTitle call={call} />} lead={<CallLead {...shared} />} />
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
            items={buildConversation(call, timeZone, now)}
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
          <Section id="timeline" title="Timeline">
            <CallTimeline {...shared} />
          </Section>
          <Section id="facts" title="Facts">
            <CallFacts {...shared} />
          </Section>
        </div>
      </div>
    </PageBody>
  );
}

function CallTitle({ call }: { call: CallDetails }) {
  return (
    <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <span className="num wrap-anywhere">{call.customerName || formatPhone(call.callerNumber)}</span>
      <OutcomeBadge call={call} />
    </span>
  );
}

function CallLead({ call, timeZone, now }: { call: CallDetails; timeZone: string; now: Date }) {
  const length = call.durationSeconds === null ? null : formatSeconds(call.durationSeconds);
  return (
    <p className="num">
      {[call.customerName ? formatPhone(call.callerNumber) : null, formatMoment(call.startedAt, timeZone, now), length]
        .filter(Boolean)
        .join(" · ")}
    </p>
  );
}

function recordingNote(call: CallDetails): string | null {
  if (call.status !== "ended") return "The recording appears here after the call.";
  if (call.recording?.state === "pending") return "The recording is being copied and appears here in a moment.";
  if (call.recording?.state === "failed") return "The recording could not be copied from the phone provider.";
  return "This call has no recording.";
}
