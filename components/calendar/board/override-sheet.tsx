"use client";

import { formatMoment } from "@/components/format/moment";
import { Button } from "@/components/ui/button";
import { OpenSheet } from "@/components/ui/sheet";
import type { Question } from "./use-placing";

interface Props {
  question: Question;
  timeZone: string;
  now: Date;
  onAgree: () => void;
  onDismiss: () => void;
}

/** Asks before something is done that a caller could not have. */
export function OverrideSheet({ question, timeZone, now, onAgree, onDismiss }: Props) {
  const { appointment, startsAt } = question.placing;
  return (
    <OpenSheet title={question.refusal.text} onClose={onDismiss}>
      <p className="text-ink-soft">
        {appointment.customerName} would move to {formatMoment(startsAt, timeZone, now)}. Callers could not book this
        time, but you may.
      </p>
      <div className="mt-4 flex justify-end gap-2">
        <Button onClick={onDismiss}>Leave it</Button>
        <Button variant="primary" onClick={onAgree}>
          Move it anyway
        </Button>
      </div>
    </OpenSheet>
  );
}
