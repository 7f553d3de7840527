"use client";

import { Send } from "lucide-react";
import { useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { findProblems } from "@/components/ui/find-problems";
import { inputStyle } from "@/components/ui/input-style";
import { lostButKept } from "@/components/ui/lost";
import { Notice } from "@/components/ui/states";
import { useKeptState } from "@/components/ui/use-kept-state";

type Sent = { ok: true; result: string } | { ok: false; problem: string };

interface Props {
  conversationId: string;
  /** Why nothing can be sent; null when it can. */
  refusal: string | null;
  isReceptionistAnswering: boolean;
  onSend: (words: string, key: string) => Promise<Sent>;
}

/** `key` names the first press of the button, until what was written is on its way. */
interface Written {
  words: string;
  key: string | null;
}

const nothing: Written = { words: "", key: null };

/** Where a person writes. What was typed stays until it is on its way; pressing twice sends once. */
export function ReplyBox({ conversationId, refusal, isReceptionistAnswering, onSend }: Props) {
  const { value: written, set, forget } = useKeptState(`reply:${conversationId}`, nothing);
  const { words } = written;
  const [problem, setProblem] = useState<string | null>(null);
  const [isSending, start] = useTransition();

  const send = () => {
    if (words.trim() === "" || isSending) return;
    const key = written.key ?? crypto.randomUUID();
    set({ words, key });
    start(async () => {
      const found = await findProblems(loadSchema, words);
      if (found) return setProblem(found[""] ?? null);
      const sent = await onSend(words, key).catch(lostButKept);
      if (!sent.ok) return setProblem(sent.problem);
      if (sent.result === "opted_out") return setProblem("This person asked not to be texted.");
      setProblem(null);
      forget();
    });
  };

  if (refusal) return <p className="px-4 py-4 text-center text-ink-soft">{refusal}</p>;
  return (
    <form
      className="flex flex-col gap-2 p-3 md:p-4"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {problem ? <Notice tone="missed">{problem}</Notice> : null}
      <div className="flex items-end gap-2">
        <textarea
          aria-label="Your reply"
          rows={2}
          maxLength={1_000}
          value={words}
          readOnly={isSending}
          onChange={(event) => set({ words: event.target.value, key: null })}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || !(event.metaKey || event.ctrlKey)) return;
            event.preventDefault();
            send();
          }}
          placeholder={isReceptionistAnswering ? "Write to take over from the receptionist" : "Write a reply"}
          className={`${inputStyle} h-auto min-h-control resize-none py-2`}
        />
        <Button type="submit" variant="primary" aria-disabled={isSending || words.trim() === ""}>
          <Send aria-hidden />
          <span className="sr-only md:not-sr-only">{isSending ? "Sending" : "Send"}</span>
        </Button>
      </div>
    </form>
  );
}

const loadSchema = () => import("@/lib/domain/messages/reply-words").then(({ replyWords }) => replyWords);
