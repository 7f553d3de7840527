import { ArrowLeft } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { cache } from "react";
import { reportMistake, saveNote } from "@/app/dashboard/customers/actions";
import { CallNotes } from "@/components/calls/call-notes";
import { TagLinks } from "@/components/customers/tag-links";
import { formatPhone } from "@/components/format/phone";
import { PageBody, PageHead } from "@/components/frame/page-head";
import { getContainer } from "@/lib/container";
import { requireMember } from "@/lib/http/session";
import { CallBody } from "./_components/call-body";
import { CallEmergency } from "./_components/call-emergency";
import { CallLead, CallTitle } from "./_components/call-head";

const loadCall = cache(async (id: string) => {
  const { business, scope, role } = await requireMember();
  const { memberReads } = getContainer();
  const call = await memberReads.loadCall(scope, id);
  if (!call) notFound();
  const note = await memberReads.loadCallNote(scope, id);
  return { call, note, timeZone: business.timeZone, canWrite: role !== "viewer" };
});

export async function generateMetadata({ params }: PageProps<"/dashboard/calls/[id]">): Promise<Metadata> {
  const { call } = await loadCall((await params).id);
  return { title: call.customerName || formatPhone(call.callerNumber) };
}

export default async function CallPage({ params }: PageProps<"/dashboard/calls/[id]">) {
  const { call, note, timeZone, canWrite } = await loadCall((await params).id);
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
      <CallEmergency callId={call.id} />
      <CallBody {...shared}>
        <div className="mb-3 empty:hidden">
          <TagLinks tags={note.tags} base="/dashboard/calls" label="Tags" />
        </div>
        <CallNotes
          callId={call.id}
          turns={call.turns}
          {...{ note, canWrite }}
          onSave={saveNote.bind(null, call.id)}
          onReport={reportMistake.bind(null, call.id)}
        />
      </CallBody>
    </PageBody>
  );
}
