import { notFound, redirect } from "next/navigation";
import { Inbox } from "@/app/dashboard/messages/_components/inbox";
import { OpenConversation } from "@/app/dashboard/messages/_components/open-conversation";
import { loadInbox } from "@/app/dashboard/messages/load-inbox";
import { messagesHref } from "@/app/dashboard/messages/messages-query";
import { AppError } from "@/lib/errors";

export const metadata = { title: "Messages" };

export default async function ConversationPage({ params, searchParams }: PageProps<"/dashboard/messages/[id]">) {
  const { id } = await params;
  const search = await searchParams;
  const { query, page, businessName, timeZone, now, scope, role, memberReads } = await loadInbox(search);
  const cursor = typeof search.texts === "string" ? search.texts : null;
  const conversation = await memberReads.loadConversation(scope, id, cursor).catch((error: unknown) => {
    // An address that was cut off leads to the newest texts.
    if (error instanceof AppError && error.code === "invalid_input") redirect(messagesHref(query, { id }));
    throw error;
  });
  if (!conversation) notFound();
  return (
    <Inbox query={query} page={page} currentId={id} businessName={businessName} timeZone={timeZone} now={now}>
      <OpenConversation
        conversation={conversation}
        backHref={messagesHref(query)}
        hrefAt={(texts) => messagesHref(query, { id, texts })}
        canWrite={role !== "viewer"}
        isOlder={cursor !== null}
        timeZone={timeZone}
        now={now}
      />
    </Inbox>
  );
}
