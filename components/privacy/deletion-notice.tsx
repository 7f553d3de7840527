"use client";

import { useState, useTransition } from "react";
import { formatMoment } from "@/components/format/moment";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { lost } from "@/components/ui/lost";
import { Notice } from "@/components/ui/states";
import type { Deletion } from "@/lib/domain/privacy/views";

interface Props {
  deletion: Deletion;
  timeZone: string;
  now: Date;
  isOwner: boolean;
  onUndo: () => Promise<{ ok: true } | { ok: false; problem: string }>;
}

/** When the business goes, what the phone does until then, and the way back. */
export function DeletionNotice({ deletion, timeZone, now, isOwner, onUndo }: Props) {
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, start] = useTransition();
  const undo = () =>
    start(async () => {
      const done = await onUndo().catch(lost);
      setProblem(done.ok ? null : done.problem);
    });
  const answers = deletion.lineEndsAt.getTime() >= deletion.dueAt.getTime();
  return (
    <Card className="flex flex-col gap-4 px-5 py-5">
      <p className="text-pretty">
        This business is deleted {formatMoment(deletion.dueAt, timeZone, now)}.{" "}
        {answers
          ? "Until then calls are answered and booked as ever."
          : "The receptionist has stopped answering, as you chose."}
      </p>
      {isOwner && deletion.state === "waiting" ? (
        <Button className="self-start" aria-disabled={isBusy} onClick={isBusy ? undefined : undo}>
          Keep this business
        </Button>
      ) : null}
      {problem ? <Notice tone="missed">{problem}</Notice> : null}
    </Card>
  );
}
