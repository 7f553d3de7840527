"use client";

import { Button } from "@/components/ui/button";
import type { AppointmentRow } from "@/lib/domain/member/reads";
import type { SheetMode } from "./use-desk";

interface Props {
  appointment: AppointmentRow;
  now: Date;
  isBusy: boolean;
  onMode: (mode: SheetMode) => void;
  onSettle: (as: "completed" | "no_show" | "confirmed") => void;
}

/** What can be done with an appointment now: move, edit or cancel it, or say how it ended. Nothing for a cancelled one. */
export function AppointmentChoices({ appointment: { status, startsAt }, now, isBusy, onMode, onSettle }: Props) {
  if (status === "cancelled") return null;
  const hasBegun = startsAt <= now;
  return (
    <div className="flex flex-wrap gap-2">
      {hasBegun ? (
        <>
          {status === "completed" ? null : (
            <Button variant="primary" aria-disabled={isBusy} onClick={() => onSettle("completed")}>
              Completed
            </Button>
          )}
          {status === "no_show" ? null : (
            <Button aria-disabled={isBusy} onClick={() => onSettle("no_show")}>
              Nobody was there
            </Button>
          )}
          {status === "confirmed" ? null : (
            <Button variant="bare" aria-disabled={isBusy} onClick={() => onSettle("confirmed")}>
              Take that back
            </Button>
          )}
        </>
      ) : (
        <Button variant="primary" onClick={() => onMode("move")}>
          Move
        </Button>
      )}
      <Button onClick={() => onMode("edit")}>Edit</Button>
      {hasBegun ? null : (
        <Button variant="danger" onClick={() => onMode("cancel")}>
          Cancel appointment
        </Button>
      )}
    </div>
  );
}
