import { MessageSquare, SearchX } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { type MessagesQuery, messagesHref } from "@/app/dashboard/messages/messages-query";
import { PageBody, PageHead } from "@/components/frame/page-head";
import { ConversationList } from "@/components/messages/conversation-list";
import { buttonStyle } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { cn } from "@/components/ui/cn";
import { SearchInput } from "@/components/ui/search-input";
import { Segmented } from "@/components/ui/segmented";
import { StateCard } from "@/components/ui/states";
import type { ConversationRow, ConversationState } from "@/lib/domain/member/conversations";
import type { Page } from "@/lib/domain/member/reads";

interface Props {
  query: MessagesQuery;
  page: Page<ConversationRow>;
  currentId: string | null;
  businessName: string;
  timeZone: string;
  now: Date;
  /** The open conversation, or what stands in its place. */
  children: ReactNode;
}

const stateLabels: { state: ConversationState | null; label: string }[] = [
  { state: null, label: "Open" },
  { state: "person", label: "Yours" },
  { state: "closed", label: "Archived" },
];

/** The list beside the conversation; on a phone one of the two. */
export function Inbox({ query, page, currentId, businessName, timeZone, now, children }: Props) {
  return (
    <PageBody isWide>
      {currentId ? <h1 className="sr-only md:hidden">Messages</h1> : null}
      <div className={cn(currentId && "hidden md:block")}>
        <PageHead title="Messages">
          <form action="/dashboard/messages" className="min-w-0 flex-1 md:w-60 md:flex-none">
            {query.state ? <input type="hidden" name="state" value={query.state} /> : null}
            <SearchInput label="Search by name or number" placeholder="Name or number" defaultValue={query.q ?? ""} />
          </form>
          <Segmented
            label="Which conversations"
            options={stateLabels.map(({ state, label }) => ({
              href: messagesHref(query, { state }),
              label,
              isCurrent: query.state === state,
            }))}
          />
        </PageHead>
      </div>
      <div className="mt-5 grid grid-cols-[minmax(0,1fr)] gap-4 md:h-[calc(100dvh-9rem)] md:min-h-96 md:grid-cols-[20rem_minmax(0,1fr)] md:grid-rows-[minmax(0,1fr)]">
        <Card className={cn("overflow-y-auto", currentId && "hidden md:block")}>
          {page.rows.length > 0 ? (
            <ConversationList
              conversations={page.rows}
              currentId={currentId}
              hrefOf={(id) => messagesHref(query, { id })}
              businessName={businessName}
              timeZone={timeZone}
              now={now}
            />
          ) : (
            <Empty query={query} />
          )}
          {page.nextCursor ? (
            <Link
              href={messagesHref(query, { cursor: page.nextCursor })}
              className="block border-t px-4 py-2.5 text-center text-ink-soft hover:bg-sunken"
            >
              Older
            </Link>
          ) : null}
        </Card>
        <div className={cn("min-h-0 min-w-0", !currentId && "hidden md:block")}>{children}</div>
      </div>
    </PageBody>
  );
}

function Empty({ query }: { query: MessagesQuery }) {
  if (query.q || query.state) {
    return (
      <StateCard
        icon={SearchX}
        title="No conversation fits"
        action={
          <Link href="/dashboard/messages" className={buttonStyle()}>
            Show the open ones
          </Link>
        }
      >
        Take the search or the filter away to see the others.
      </StateCard>
    );
  }
  return (
    <StateCard icon={MessageSquare} title="No texts yet">
      When somebody texts your number, the receptionist answers, and the conversation appears here.
    </StateCard>
  );
}
