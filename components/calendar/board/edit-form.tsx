"use client";

import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { TheirsNotice } from "@/components/ui/theirs-notice";
import { useSharedDraft } from "@/components/ui/use-shared-draft";
import { complaintsOf, type MemberEdit, memberEdit } from "@/lib/domain/booking/member-booking";
import { changedLines } from "@/lib/domain/forms/changed-lines";
import { findZip } from "@/lib/domain/language/place";
import type { AppointmentRow } from "@/lib/domain/member/reads";
import { PlaceFields, ServiceFields } from "./details-fields";
import { useDesk } from "./use-desk";

interface Props {
  appointment: AppointmentRow;
  isBusy: boolean;
  /** The last try was refused for a reason that a member may decide away. */
  canOverride: boolean;
  /** Why the last try was refused, and what somebody else changed when that was the reason. */
  note: ReactNode;
  differences: string[];
  /** After the choice between theirs and what was typed. */
  onDecided: () => void;
  onBack: () => void;
  onEdit: (values: MemberEdit, mayOverride: boolean, onDone: () => void) => void;
}

/** What the appointment is, apart from its time. What was typed outlives a refusal and a reload. */
export function EditForm({ appointment, note, differences, onDecided, ...props }: Props) {
  const saved = { value: startOf(appointment), revision: appointment.revision };
  const { merged: values, base, theirs, ...form } = useSharedDraft<MemberEdit>(`appointment:${appointment.id}`, saved);
  const [complaints, setComplaints] = useState<Record<string, string>>({});
  const named = useNames();
  const decide = (choose: () => void) => {
    choose();
    onDecided();
  };
  return (
    <form
      className="flex flex-col gap-4"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        // Whoever has seen theirs and saves again keeps the own changes.
        const found = complaintsOf(memberEdit, values);
        setComplaints(found);
        if (Object.keys(found).length === 0) props.onEdit(values, props.canOverride, form.takeTheirs);
      }}
    >
      <ServiceFields values={values} complaints={complaints} anybody="Whoever has it now" onChange={form.write} />
      <PlaceFields values={values} complaints={complaints} onChange={form.write} />
      {note}
      {theirs ? (
        <TheirsNotice
          lines={differences.length > 0 ? [] : changedLines(names, named(base), named(theirs))}
          onTake={() => decide(form.takeTheirs)}
          onKeep={() => decide(form.keepMine)}
        />
      ) : null}
      <div className="flex justify-end gap-2">
        <Button
          onClick={() => {
            form.takeTheirs();
            props.onBack();
          }}
        >
          Back
        </Button>
        <Button type="submit" variant="primary" aria-disabled={props.isBusy}>
          {props.isBusy ? "Saving" : props.canOverride ? "Save anyway" : "Save"}
        </Button>
      </div>
    </form>
  );
}

const names = { serviceId: "Service", resourceId: "Crew", address: "Address", zip: "ZIP code", notes: "Notes" };

/** Services and crews by their names, as people know them. */
function useNames() {
  const { choices } = useDesk();
  const nameOf = (list: { id: string; name: string }[], wanted: string) =>
    list.find(({ id }) => id === wanted)?.name ?? "";
  return (values: MemberEdit): MemberEdit => ({
    ...values,
    serviceId: nameOf(choices.services, values.serviceId),
    resourceId: nameOf(choices.resources, values.resourceId),
  });
}

/** The row shows address and ZIP code as one; the form keeps them apart. */
function startOf({ address, notes, serviceId, resourceId }: AppointmentRow): MemberEdit {
  const zip = (address && findZip(address)) ?? "";
  return { address: (address ?? "").replace(`, ${zip}`, ""), zip, notes: notes ?? "", serviceId, resourceId };
}
