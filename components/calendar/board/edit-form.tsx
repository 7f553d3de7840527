"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { complaintsOf, type MemberEdit, memberEdit } from "@/lib/domain/booking/member-booking";
import { findZip } from "@/lib/domain/language/place";
import type { AppointmentRow } from "@/lib/domain/member/reads";
import { PlaceFields, ServiceFields } from "./details-fields";

interface Props {
  appointment: AppointmentRow;
  isBusy: boolean;
  /** The last try was refused for a reason that a member may decide away. */
  canOverride: boolean;
  onBack: () => void;
  onEdit: (values: MemberEdit, mayOverride: boolean) => void;
}

/**
 * What the appointment is, apart from its time. When somebody else was faster, what was typed stays typed and the rest
 * becomes what they wrote.
 */
export function EditForm({ appointment, isBusy, canOverride, onBack, onEdit }: Props) {
  const [base, setBase] = useState(appointment);
  const [values, setValues] = useState<MemberEdit>(() => startOf(appointment));
  const [complaints, setComplaints] = useState<Record<string, string>>({});
  if (base.revision !== appointment.revision) {
    setBase(appointment);
    setValues(mergeEdits(startOf(base), values, startOf(appointment)));
  }
  const change = (next: Partial<MemberEdit>) => setValues((before) => ({ ...before, ...next }));
  return (
    <form
      className="flex flex-col gap-4"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const found = complaintsOf(memberEdit, values);
        setComplaints(found);
        if (Object.keys(found).length === 0) onEdit(values, canOverride);
      }}
    >
      <ServiceFields values={values} complaints={complaints} anybody="Whoever has it now" onChange={change} />
      <PlaceFields values={values} complaints={complaints} onChange={change} />
      <div className="flex justify-end gap-2">
        <Button onClick={onBack}>Back</Button>
        <Button type="submit" variant="primary" aria-disabled={isBusy}>
          {isBusy ? "Saving" : canOverride ? "Save anyway" : "Save"}
        </Button>
      </div>
    </form>
  );
}

function mergeEdits(before: MemberEdit, mine: MemberEdit, theirs: MemberEdit): MemberEdit {
  const own = Object.entries(mine).filter(([name, value]) => value !== before[name as keyof MemberEdit]);
  return { ...theirs, ...Object.fromEntries(own) };
}

/** The row shows address and ZIP code as one; the form keeps them apart. */
function startOf({ address, notes, serviceId, resourceId }: AppointmentRow): MemberEdit {
  const zip = (address && findZip(address)) ?? "";
  return { address: (address ?? "").replace(`, ${zip}`, ""), zip, notes: notes ?? "", serviceId, resourceId };
}
