"use client";

import { formatMoment } from "@/components/format/moment";
import { ActionButton } from "@/components/ui/action-button";
import { Card } from "@/components/ui/card";
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
        <ActionButton busy="One moment" onPress={onUndo}>
          Keep this business
        </ActionButton>
      ) : null}
    </Card>
  );
}
