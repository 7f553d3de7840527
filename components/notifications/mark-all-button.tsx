"use client";

import { CheckCheck } from "lucide-react";
import { useTransition } from "react";
import { Button } from "@/components/ui/button";
import { lost } from "@/components/ui/lost";
import { useToast } from "@/components/ui/toasts";

type Done = { ok: true } | { ok: false; problem: string };

/** Everything read, at once. */
export function MarkAllButton({ isOff, onMark }: { isOff: boolean; onMark: () => Promise<Done> }) {
  const show = useToast();
  const [isBusy, start] = useTransition();
  const mark = () =>
    start(async () => {
      const done = await onMark().catch(lost);
      if (!done.ok)
        show({ title: "Not marked", description: done.problem, tone: "missed", href: "/dashboard/notifications" });
    });
  return (
    <Button aria-disabled={isOff || isBusy} onClick={mark}>
      <CheckCheck aria-hidden />
      Mark all as read
    </Button>
  );
}
