"use client";

import { LoaderCircle, Upload } from "lucide-react";
import { useEffect, useRef, useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { lostWith } from "@/components/ui/lost";
import { Notice } from "@/components/ui/states";
import { useRefresh } from "@/components/ui/use-refresh";
import { buckets } from "@/lib/domain/uploads/buckets";

type Answer<Result> = Promise<{ ok: true; result: Result } | { ok: false; problem: string }>;

interface Props {
  /** A file is being read now: the page looks for news until it is done. */
  isWorking: boolean;
  onBegin: (fileName: string) => Answer<{ importId: string; uploadUrl: string }>;
  onArrived: (importId: string) => Answer<"queued" | "already">;
}

const lookMs = 1_500;
const fileLost = lostWith("Choose the file again; nothing is read in twice.");

/** Takes a file, puts it straight into storage and lets it be read; the reading goes on without this page. */
export function ImportBox({ isWorking, onBegin, onArrived }: Props) {
  const refresh = useRefresh();
  const input = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [isSending, start] = useTransition();
  useEffect(() => {
    if (!isWorking) return;
    const timer = setInterval(refresh, lookMs);
    return () => clearInterval(timer);
  }, [isWorking, refresh]);

  const send = (file: File) =>
    start(async () => {
      setProblem(file.size > buckets.imports ? "The file is larger than 20 MB. Split it." : null);
      if (file.size > buckets.imports) return;
      const failure = await deliver(file, onBegin, onArrived).catch((thrown: unknown) => fileLost(thrown).problem);
      setProblem(failure);
      if (input.current) input.current.value = "";
      refresh();
    });
  return (
    <Card className="flex flex-col gap-4 px-5 py-5">
      <p className="text-ink-soft text-pretty">
        The first row names the columns: Phone is needed; Name, Email, Address, ZIP and Notes are read when they are
        there. A number you have already keeps what it has, and only empty fields are filled. Rows that cannot be read
        are listed with their reason, and the rest is imported.
      </p>
      <input
        ref={input}
        type="file"
        accept=".csv,text/csv"
        aria-label="CSV file"
        className="sr-only"
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file) send(file);
        }}
      />
      <Button variant="primary" className="self-start" aria-disabled={isSending} onClick={() => input.current?.click()}>
        {isSending ? <LoaderCircle aria-hidden className="animate-spin" /> : <Upload aria-hidden />}
        {isSending ? "Sending the file" : "Choose a CSV file"}
      </Button>
      {problem ? <Notice tone="missed">{problem}</Notice> : null}
    </Card>
  );
}

/** Null when all went well, else a sentence. */
async function deliver(file: File, onBegin: Props["onBegin"], onArrived: Props["onArrived"]): Promise<string | null> {
  const begun = await onBegin(file.name);
  if (!begun.ok) return begun.problem;
  const { importId, uploadUrl } = begun.result;
  const sent = await fetch(uploadUrl, { method: "PUT", headers: { "content-type": "text/csv" }, body: file });
  if (!sent.ok) return "The file could not be stored. Try again in a moment.";
  const arrived = await onArrived(importId);
  return arrived.ok ? null : arrived.problem;
}
