"use client";

import { useState, useTransition } from "react";
import { changeWords } from "@/components/calendar/change-words";
import { toldWords } from "@/components/calendar/told-words";
import { formatLongDay, formatTime } from "@/components/format/moment";
import { Button } from "@/components/ui/button";
import { Field, FieldInput } from "@/components/ui/field";
import { lostButKept } from "@/components/ui/lost";
import { type Press, pressOf } from "@/components/ui/press-of";
import { OpenSheet } from "@/components/ui/sheet";
import { Notice } from "@/components/ui/states";
import { useToast } from "@/components/ui/toasts";
import { type KeptState, useKeptState } from "@/components/ui/use-kept-state";
import { complaintsOf, type MemberBooking, memberBooking } from "@/lib/domain/booking/member-booking";
import type { Booked } from "./calendar-actions";
import { CustomerFields } from "./customer-fields";
import { PlaceFields, ServiceFields } from "./details-fields";
import { FreeTimes } from "./free-times";
import { type Draft, useDesk } from "./use-desk";
import { submitWords, useVerdict, VerdictLine } from "./verdict-line";

/** A new appointment, for a customer who is known or not. What was typed waits for the next opening unless it is left. */
export function NewAppointment({ draft, onClose }: { draft: Draft; onClose: () => void }) {
  const { timeZone } = useDesk();
  const name = `new-appointment:${draft.customer?.id ?? ""}`;
  const { values, change, forget } = useValues(name, draft);
  // Pressed again with the same words, also after a reload, it is the same appointment.
  const pressed = useKeptState<Press<MemberBooking> | null>(`${name}:pressed`, null);
  const close = () => {
    pressed.forget();
    forget();
    onClose();
  };
  const { complaints, problem, isBusy, submit } = useBooking(pressed, values, close);
  const verdict = useVerdict({ ...values, timeZone });
  const { label, mayOverride } = submitWords(verdict, "Book", "Book it anyway");
  return (
    <OpenSheet title="New appointment" onClose={onClose}>
      <form
        className="flex flex-col gap-4"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit(mayOverride);
        }}
      >
        {problem ? <Notice tone="missed">{problem}</Notice> : null}
        <CustomerFields values={values} complaints={complaints} onChange={change} />
        <ServiceFields values={values} complaints={complaints} anybody="Whoever is free" onChange={change} />
        <div className="grid grid-cols-2 gap-3">
          <Field name="date" label="Day" error={complaints.date}>
            <FieldInput type="date" value={values.date} onChange={(event) => change({ date: event.target.value })} />
          </Field>
          <Field name="time" label="Time" error={complaints.time}>
            <FieldInput
              type="time"
              step={300}
              value={values.time}
              onChange={(event) => change({ time: event.target.value })}
            />
          </Field>
        </div>
        {values.date && values.serviceId ? (
          <FreeTimes
            serviceId={values.serviceId}
            resourceId={values.resourceId}
            date={values.date}
            value={values.time}
            onChange={(time) => change({ time })}
          />
        ) : null}
        <VerdictLine verdict={verdict} />
        <PlaceFields values={values} complaints={complaints} onChange={change} />
        <div className="flex justify-end gap-2">
          <Button onClick={close}>Leave it</Button>
          <Button type="submit" variant="primary" aria-disabled={isBusy}>
            {isBusy ? "Booking" : label}
          </Button>
        </div>
      </form>
    </OpenSheet>
  );
}

/** Who and where is kept until it is booked or left; day, time and crew are those that were pressed. */
function useValues(form: string, draft: Draft) {
  const { choices } = useDesk();
  const { name, phone, email, address, zip } = draft.customer ?? {};
  const who = { name: name ?? "", phone: phone ?? "", email: email ?? "", address: address ?? "", zip: zip ?? "" };
  const kept = useKeptState(form, { ...who, notes: "", serviceId: "" });
  const [when, setWhen] = useState({ resourceId: draft.resourceId ?? "", date: draft.date, time: draft.time ?? "" });
  const typed = kept.value;
  const known = choices.services.find(({ id }) => id === typed.serviceId) ?? choices.services[0];
  const values: MemberBooking = { ...typed, ...when, serviceId: known?.id ?? "" };
  const change = (part: Partial<MemberBooking>) => {
    const { resourceId, date, time, ...typedNow } = { ...values, ...part };
    setWhen({ resourceId, date, time });
    if (Object.keys(part).some((name) => !(name in when))) kept.set(typedNow);
  };
  return { values, change, forget: () => kept.forget() };
}

/** Sends the form; the same words are one booking, however often they are sent. */
function useBooking(pressed: KeptState<Press<MemberBooking> | null>, values: MemberBooking, onDone: () => void) {
  const { actions, timeZone } = useDesk();
  const show = useToast();
  const [complaints, setComplaints] = useState<Record<string, string>>({});
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, start] = useTransition();
  const settle = (result: Booked) => {
    if (result.outcome === "refused") return setProblem(result.refusal.text);
    if (result.outcome === "invalid_time") return setProblem(changeWords("invalid_time"));
    const when = `${formatLongDay(result.startsAt, timeZone)}, ${formatTime(result.startsAt, timeZone)}`;
    show({
      title: `Booked for ${when}`,
      description: toldWords(result.told, values.name) || values.name,
      tone: "booked",
      href: null,
    });
    onDone();
  };
  const submit = (mayOverride: boolean) => {
    const found = complaintsOf(memberBooking, values);
    setComplaints(found);
    setProblem(null);
    if (Object.keys(found).length > 0) return;
    const press = pressOf(pressed.value, values);
    pressed.set(press);
    start(async () => {
      const answer = await actions.book(press.id, values, mayOverride).catch(lostButKept);
      if (answer.ok) settle(answer.result);
      else setProblem(answer.problem);
    });
  };
  return { complaints, problem, isBusy, submit };
}
