"use client";

import { Field, FieldInput } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { MemberEdit } from "@/lib/domain/booking/member-booking";
import { useDesk } from "./use-desk";

interface Props {
  values: MemberEdit;
  complaints: Record<string, string>;
  /** What stands for no choice of crew. */
  anybody: string;
  onChange: (change: Partial<MemberEdit>) => void;
}

/** Service and crew; only crews that do the service can be chosen. */
export function ServiceFields({ values, complaints, anybody, onChange }: Props) {
  const { choices } = useDesk();
  const service = choices.services.find(({ id }) => id === values.serviceId);
  const crews = choices.resources.filter(({ id }) => !service?.resourceIds || service.resourceIds.includes(id));
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <Field name="serviceId" label="Service" error={complaints.serviceId}>
        <Select
          value={values.serviceId}
          options={choices.services.map(({ id, name, minutes }) => ({ value: id, label: `${name}, ${minutes} min` }))}
          onChange={(serviceId) => onChange({ serviceId })}
        />
      </Field>
      <Field name="resourceId" label="Crew" error={complaints.resourceId}>
        <Select
          value={values.resourceId || "any"}
          options={[{ value: "any", label: anybody }, ...crews.map(({ id, name }) => ({ value: id, label: name }))]}
          onChange={(id) => onChange({ resourceId: id === "any" ? "" : id })}
        />
      </Field>
    </div>
  );
}

/** Where, and what to know. */
export function PlaceFields({ values, complaints, onChange }: Omit<Props, "anybody">) {
  return (
    <>
      <div className="grid grid-cols-[minmax(0,1fr)_7rem] gap-3">
        <Field name="address" label="Address" error={complaints.address}>
          <FieldInput
            autoComplete="off"
            value={values.address}
            onChange={(event) => onChange({ address: event.target.value })}
          />
        </Field>
        <Field name="zip" label="ZIP code" error={complaints.zip}>
          <FieldInput
            inputMode="numeric"
            autoComplete="off"
            value={values.zip}
            onChange={(event) => onChange({ zip: event.target.value })}
          />
        </Field>
      </div>
      <Field name="notes" label="Notes" error={complaints.notes}>
        <FieldInput
          autoComplete="off"
          value={values.notes}
          onChange={(event) => onChange({ notes: event.target.value })}
        />
      </Field>
    </>
  );
}
