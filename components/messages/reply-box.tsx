"use client";

import { Send } from "lucide-react";
import { useRef, useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { inputStyle } from "@/components/ui/input-style";
import { Notice } from "@/components/ui/states";

type Sent = { ok: true; result: string } | { ok: false; problem: string };

interface Props {
  /** Why nothing can be sent; null when it can. */
  refusal: string | null;
  isReceptionistAnswering: boolean;
  onSend: (words: string, key: string) => Promise<Sent>;
}

const wordsMax = 1_000;

/** Where a person writes. What was typed stays until it is on its way; pressing twice sends once. */
export function ReplyBox({ refusal, isReceptionistAnswering, onSend }: Props) {
  const [words, setWords] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const [isSending, start] = useTransition();
  const key = useRef<string | null>(null);

  const send = () => {
    if (words.trim() === "" || isSending) return;
    key.current ??= crypto.randomUUID();
    const pressed = key.current;
    start(async () => {
      const sent = await onSend(words, pressed).catch(
        (): Sent => ({ ok: false, problem: "The connection was lost. What you wrote is still here; send it again." }),
      );
      if (!sent.ok) return setProblem(sent.problem);
      if (sent.result === "opted_out") return setProblem("This person asked not to be texted.");
      key.current = null;
      setProblem(null);
      setWords("");
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
          maxLength={wordsMax}
          value={words}
          onChange={(event) => setWords(event.target.value)}
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
