"use client";

import type { AppointmentRow } from "@/lib/domain/member/reads";
import { AppointmentChoices } from "./appointment-choices";
import { TroubleNote } from "./trouble-note";
import { useAppointmentChanges } from "./use-appointment-changes";
import { useDesk } from "./use-desk";

/** The choices on the page of an appointment itself; what needs a form opens it. */
export function OwnPageChoices({ appointment, now }: { appointment: AppointmentRow; now: Date }) {
  const { open, actions } = useDesk();
  const { seen, trouble, clear, isBusy, run } = useAppointmentChanges(appointment, true, () => clear());
  return (
    <div className="flex flex-col gap-4">
      {trouble ? <TroubleNote trouble={trouble} /> : null}
      <AppointmentChoices
        appointment={seen}
        now={now}
        isBusy={isBusy}
        onMode={(mode) => open(seen, mode)}
        onSettle={(as) => run((target) => actions.settle(target, as), "Noted")}
      />
    </div>
  );
}
