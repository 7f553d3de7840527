import { notFound } from "next/navigation";
import { Inbox } from "@/app/dashboard/messages/_components/inbox";
import { OpenConversation } from "@/app/dashboard/messages/_components/open-conversation";
import { loadInbox } from "@/app/dashboard/messages/load-inbox";
import { messagesHref } from "@/app/dashboard/messages/messages-query";

export const metadata = { title: "Messages" };

export default async function ConversationPage({ params, searchParams }: PageProps<"/dashboard/messages/[id]">) {
  const { id } = await params;
  const { query, page, businessName, timeZone, now, scope, role, memberReads } = await loadInbox(await searchParams);
  const conversation = await memberReads.loadConversation(scope, id);
  if (!conversation) notFound();
  return (
    <Inbox query={query} page={page} currentId={id} businessName={businessName} timeZone={timeZone} now={now}>
      <OpenConversation
        conversation={conversation}
        backHref={messagesHref(query)}
        canWrite={role !== "viewer"}
        timeZone={timeZone}
        now={now}
      />
    </Inbox>
  );
}
