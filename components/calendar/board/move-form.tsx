"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field, FieldInput } from "@/components/ui/field";
import type { AppointmentRow } from "@/lib/domain/member/reads";
import { localMoment } from "@/lib/domain/time/local-moment";
import { FreeTimes } from "./free-times";
import { useDesk } from "./use-desk";
import { submitWords, useVerdict, VerdictLine } from "./verdict-line";

interface Props {
  appointment: AppointmentRow;
  isBusy: boolean;
  onBack: () => void;
  onMove: (moment: { date: string; time: string }, mayOverride: boolean) => void;
}

/** Another day and another of its free times, or any time that is typed. */
export function MoveForm({ appointment, isBusy, onBack, onMove }: Props) {
  const { timeZone } = useDesk();
  const before = localMoment(appointment.startsAt, timeZone);
  const [{ date, time }, setMoment] = useState({ date: before.date, time: before.time });
  const verdict = useVerdict({ appointmentId: appointment.id, date, time, timeZone });
  const { label, mayOverride } = submitWords(verdict, "Move", "Move it anyway");
  const isSame = date === before.date && time === before.time;
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isSame) onMove({ date, time }, mayOverride);
      }}
    >
      <div className="grid grid-cols-2 gap-3">
        <Field name="date" label="Day">
          <FieldInput
            type="date"
            required
            value={date}
            onChange={(event) => setMoment({ date: event.target.value, time })}
          />
        </Field>
        <Field name="time" label="Time">
          <FieldInput
            type="time"
            required
            step={300}
            value={time}
            onChange={(event) => setMoment({ date, time: event.target.value })}
          />
        </Field>
      </div>
      {date ? (
        <FreeTimes
          serviceId={appointment.serviceId}
          resourceId=""
          date={date}
          value={time}
          onChange={(next) => setMoment({ date, time: next })}
        />
      ) : null}
      <VerdictLine verdict={isSame ? null : verdict} />
      <div className="flex justify-end gap-2">
        <Button onClick={onBack}>Back</Button>
        <Button type="submit" variant="primary" aria-disabled={isBusy || isSame}>
          {isBusy ? "Moving" : label}
        </Button>
      </div>
    </form>
  );
}
