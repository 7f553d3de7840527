"use client";

import { useState } from "react";
import { AppointmentCard } from "@/components/calendar/appointment-card";
import { OnMyWay } from "@/components/calendar/on-my-way";
import { canTellOnMyWay } from "@/components/calendar/on-my-way-words";
import { OpenSheet } from "@/components/ui/sheet";
import type { AppointmentRow } from "@/lib/domain/member/reads";
import { AppointmentChoices } from "./appointment-choices";
import { CancelForm } from "./cancel-form";
import { EditForm } from "./edit-form";
import { MoveForm } from "./move-form";
import { TroubleNote } from "./trouble-note";
import { useAppointmentChanges } from "./use-appointment-changes";
import { type SheetMode, useDesk } from "./use-desk";

const titles: Record<SheetMode, string> = {
  look: "Appointment",
  move: "Move the appointment",
  edit: "Change the details",
  cancel: "Cancel the appointment",
};

interface Props {
  appointment: AppointmentRow;
  /** What it opens with. */
  firstMode: SheetMode;
  now: Date;
  onClose: () => void;
}

/** One appointment and everything that can be done with it now. */
export function AppointmentSheet({ appointment, firstMode, now, onClose }: Props) {
  const { actions, timeZone, canChange } = useDesk();
  const [mode, setMode] = useState(firstMode);
  const { seen, trouble, clear, isBusy, run } = useAppointmentChanges(appointment, mode === "look", onClose);
  const note = trouble ? (
    <div className="mb-4">
      <TroubleNote trouble={trouble} />
    </div>
  ) : null;
  const back = () => {
    if (firstMode !== "look") return onClose();
    clear();
    setMode("look");
  };
  return (
    <OpenSheet title={titles[mode]} onClose={onClose}>
      {mode === "edit" ? null : note}
      {mode === "look" ? (
        <>
          <AppointmentCard appointment={seen} timeZone={timeZone} />
          {canChange && canTellOnMyWay(seen, now, timeZone) ? (
            <div className="mt-4 border-t pt-4">
              <OnMyWay
                customerName={seen.customerName}
                timeZone={timeZone}
                onTell={(minutes) => actions.tellOnMyWay(seen.id, minutes)}
              />
            </div>
          ) : null}
          {canChange && seen.status !== "cancelled" ? (
            <div className="mt-4 border-t pt-4">
              <AppointmentChoices
                appointment={seen}
                now={now}
                isBusy={isBusy}
                onMode={setMode}
                onSettle={(as) => run((target) => actions.settle(target, as), "Noted")}
              />
            </div>
          ) : null}
        </>
      ) : null}
      {mode === "move" ? (
        <MoveForm
          appointment={seen}
          isBusy={isBusy}
          onBack={back}
          onMove={(moment, mayOverride) => run((target) => actions.place(target, moment, { mayOverride }), "Moved")}
        />
      ) : null}
      {mode === "edit" ? (
        <EditForm
          appointment={seen}
          isBusy={isBusy}
          canOverride={trouble?.canOverride ?? false}
          note={note}
          differences={trouble?.differences ?? []}
          onAnew={clear}
          onBack={back}
          onEdit={(values, mayOverride, onDone) =>
            run((target) => actions.edit(target, values, mayOverride), "Changed", onDone)
          }
        />
      ) : null}
      {mode === "cancel" ? (
        <CancelForm
          id={seen.id}
          hasPhone={seen.customerPhone !== null}
          isBusy={isBusy}
          onBack={back}
          onCancel={(reason, onDone) => run((target) => actions.cancel(target, reason), "Cancelled", onDone)}
        />
      ) : null}
    </OpenSheet>
  );
}
