"use client";

import { MessageSquare } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { ReplyBox } from "@/components/messages/reply-box";
import { Button } from "@/components/ui/button";
import { lostButKept } from "@/components/ui/lost";
import { OpenSheet } from "@/components/ui/sheet";

type Sent = { ok: true; result: { outcome: string; conversationId?: string } } | { ok: false; problem: string };

interface Props {
  customerId: string;
  name: string;
  /** Why nothing can be sent; null when it can. */
  refusal: string | null;
  onSend: (words: string, key: string) => Promise<Sent>;
}

/** The first text to a customer; it opens the conversation. */
export function FirstText({ customerId, name, refusal, onSend }: Props) {
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>
        <MessageSquare aria-hidden />
        Text
      </Button>
      {isOpen ? (
        <OpenSheet title={`Text ${name}`} onClose={() => setOpen(false)}>
          <ReplyBox
            conversationId={`first ${customerId}`}
            refusal={refusal}
            isReceptionistAnswering={false}
            onSend={async (words, key) => {
              const sent = await onSend(words, key).catch(lostButKept);
              if (!sent.ok) return sent;
              const { outcome, conversationId } = sent.result;
              if (conversationId) router.push(`/dashboard/messages/${conversationId}`);
              return { ok: true, result: outcome };
            }}
          />
        </OpenSheet>
      ) : null}
    </>
  );
}
