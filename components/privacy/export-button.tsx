"use client";

import { Archive } from "lucide-react";
import { useEffect } from "react";
import { ActionButton } from "@/components/ui/action-button";
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
  const isWorking = exports.some(({ state }) => state === "queued" || state === "running");
  useEffect(() => {
    if (!isWorking) return;
    const timer = setInterval(refresh, lookMs);
    return () => clearInterval(timer);
  }, [isWorking, refresh]);
  return (
    <ActionButton busy="Beginning" onPress={onStart}>
      <Archive aria-hidden />
      Make a copy
    </ActionButton>
  );
}
