"use client";

import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { TheirsNotice } from "@/components/ui/theirs-notice";
import { useSharedDraft } from "@/components/ui/use-shared-draft";
import { complaintsOf, type MemberEdit, memberEdit } from "@/lib/domain/booking/member-booking";
import { changedLines } from "@/lib/domain/forms/changed-lines";
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
  /** What was refused is no longer what would be sent. */
  onAnew: () => void;
  onBack: () => void;
  onEdit: (values: MemberEdit, mayOverride: boolean, onDone: () => void) => void;
}

/** What the appointment is, apart from its time. What was typed outlives a refusal and a reload. */
export function EditForm({ appointment, note, differences, onAnew, ...props }: Props) {
  const saved = { value: startOf(appointment), revision: appointment.revision };
  const { merged: values, base, theirs, ...form } = useSharedDraft<MemberEdit>(`appointment:${appointment.id}`, saved);
  const [complaints, setComplaints] = useState<Record<string, string>>({});
  const named = useNames();
  const decide = (choose: () => void) => {
    choose();
    onAnew();
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
      <ServiceFields
        values={values}
        complaints={complaints}
        anybody="Whoever has it now"
        onChange={(part) => {
          form.write(part);
          onAnew();
        }}
      />
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

function startOf({ street, zip, notes, serviceId, resourceId }: AppointmentRow): MemberEdit {
  return { address: street ?? "", zip: zip ?? "", notes: notes ?? "", serviceId, resourceId };
}
