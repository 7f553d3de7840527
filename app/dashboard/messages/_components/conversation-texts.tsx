import Link from "next/link";
import { Thread } from "@/components/messages/thread";
import { linkStyle } from "@/components/ui/link";
import type { Conversation } from "@/lib/domain/member/conversations";

interface Props {
  conversation: Conversation;
  hrefAt: (texts: string | null) => string;
  /** Older texts are shown than the newest. */
  isOlder: boolean;
  timeZone: string;
  now: Date;
}

/**
 * The texts of a conversation, and the ways to older and to the newest ones. Wide screens scroll the texts alone, the newest
 * in sight: the other way round, and pushed up while they are few.
 */
export function ConversationTexts({ conversation: { texts, olderCursor }, hrefAt, isOlder, timeZone, now }: Props) {
  return (
    <section
      aria-label="Texts"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      className="flex-1 px-4 py-5 md:flex md:min-h-0 md:flex-col-reverse md:overflow-y-auto"
    >
      <div className="md:mb-auto">
        {olderCursor ? (
          <p className="mb-4 text-center">
            <Link href={hrefAt(olderCursor)} className={linkStyle}>
              Older texts
            </Link>
          </p>
        ) : null}
        <Thread texts={texts} timeZone={timeZone} now={now} />
        {isOlder ? (
          <p className="mt-4 text-center">
            <Link href={hrefAt(null)} className={linkStyle}>
              Newest texts
            </Link>
          </p>
        ) : null}
      </div>
    </section>
  );
}
