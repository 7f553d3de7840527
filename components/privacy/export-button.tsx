"use client";

import { Archive, LoaderCircle } from "lucide-react";
import { useEffect, useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { lost } from "@/components/ui/lost";
import { Notice } from "@/components/ui/states";
import { useRefresh } from "@/components/ui/use-refresh";
import type { ExportRow } from "@/lib/domain/privacy/views";

interface Props {
  exports: ExportRow[];
  onStart: () => Promise<{ ok: true; result: "started" | "running" } | { ok: false; problem: string }>;
}

const lookMs = 1_500;

/** Begins a copy. While one is made the page looks for news; leaving it changes nothing. */
export function ExportButton({ exports, onStart }: Props) {
  const refresh = useRefresh();
  const [problem, setProblem] = useState<string | null>(null);
  const [isSending, start] = useTransition();
  const isWorking = exports.some(({ state }) => state === "queued" || state === "running");
  useEffect(() => {
    if (!isWorking) return;
    const timer = setInterval(refresh, lookMs);
    return () => clearInterval(timer);
  }, [isWorking, refresh]);
  const begin = () =>
    start(async () => {
      const done = await onStart().catch(lost);
      setProblem(done.ok ? null : done.problem);
    });
  return (
    <>
      <Button className="self-start" aria-disabled={isSending} onClick={isSending ? undefined : begin}>
        {isSending ? <LoaderCircle aria-hidden className="animate-spin" /> : <Archive aria-hidden />}
        Make a copy
      </Button>
      {problem ? <Notice tone="missed">{problem}</Notice> : null}
    </>
  );
}
