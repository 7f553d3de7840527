"use client";

import { useState } from "react";
import { AppointmentCard } from "@/components/calendar/appointment-card";
import { OnMyWay } from "@/components/calendar/on-my-way";
import { canTellOnMyWay } from "@/components/calendar/on-my-way-words";
import { Button } from "@/components/ui/button";
import { OpenSheet } from "@/components/ui/sheet";
import { Notice } from "@/components/ui/states";
import type { AppointmentRow } from "@/lib/domain/member/reads";
import { CancelForm } from "./cancel-form";
import { EditForm } from "./edit-form";
import { MoveForm } from "./move-form";
import { type ChangeTrouble, useAppointmentChanges } from "./use-appointment-changes";
import { useDesk } from "./use-desk";

type Mode = "look" | "move" | "edit" | "cancel";

const titles: Record<Mode, string> = {
  look: "Appointment",
  move: "Move the appointment",
  edit: "Change the details",
  cancel: "Cancel the appointment",
};

interface Props {
  appointment: AppointmentRow;
  now: Date;
  onClose: () => void;
}

/** One appointment and everything that can be done with it now. */
export function AppointmentSheet({ appointment, now, onClose }: Props) {
  const { actions, timeZone, canChange } = useDesk();
  const [mode, setMode] = useState<Mode>("look");
  const { seen, setSeen, trouble, clear, isBusy, run } = useAppointmentChanges(appointment, onClose);
  // While somebody only looks, the sheet follows what others do.
  if (mode === "look" && appointment.revision > seen.revision) setSeen(appointment);
  const note = trouble ? <TroubleNote trouble={trouble} /> : null;
  const back = () => {
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
          {canChange ? (
            <Choices
              appointment={seen}
              now={now}
              isBusy={isBusy}
              onMode={setMode}
              onSettle={(as) => run((target) => actions.settle(target, as), "Noted")}
            />
          ) : null}
        </>
      ) : null}
      {mode === "move" ? (
        <MoveForm
          appointment={seen}
          isBusy={isBusy}
          onBack={back}
          onMove={(moment, mayOverride) =>
            run(
              (target) => actions.place(target, moment, { mayOverride }),
              seen.customerPhone ? "Moved, and the customer is told by text" : "Moved",
            )
          }
        />
      ) : null}
      {mode === "edit" ? (
        <EditForm
          appointment={seen}
          isBusy={isBusy}
          canOverride={trouble?.canOverride ?? false}
          note={note}
          differences={trouble?.differences ?? []}
          onDecided={clear}
          onBack={back}
          onEdit={(values, mayOverride, onDone) =>
            run((target) => actions.edit(target, values, mayOverride), "Changed", onDone)
          }
        />
      ) : null}
      {mode === "cancel" ? (
        <CancelForm
          isTold={seen.customerPhone !== null}
          isBusy={isBusy}
          onBack={back}
          onCancel={(reason) => run((target) => actions.cancel(target, reason), "Cancelled")}
        />
      ) : null}
    </OpenSheet>
  );
}

function TroubleNote({ trouble }: { trouble: ChangeTrouble }) {
  return (
    <div className="mb-4">
      <Notice tone="attention">
        {trouble.text}
        {trouble.differences.length > 0 ? (
          <ul className="mt-1 list-disc pl-5">
            {trouble.differences.map((line) => (
              <li key={line} className="wrap-anywhere">
                {line}
              </li>
            ))}
          </ul>
        ) : null}
      </Notice>
    </div>
  );
}

interface ChoicesProps {
  appointment: AppointmentRow;
  now: Date;
  isBusy: boolean;
  onMode: (mode: Mode) => void;
  onSettle: (as: "completed" | "no_show" | "confirmed") => void;
}

function Choices({ appointment: { status, startsAt }, now, isBusy, onMode, onSettle }: ChoicesProps) {
  if (status === "cancelled") return null;
  const hasBegun = startsAt <= now;
  return (
    <div className="mt-4 flex flex-wrap gap-2 border-t pt-4">
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
