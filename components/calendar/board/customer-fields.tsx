"use client";

import { useState } from "react";
import { Field, FieldInput } from "@/components/ui/field";
import type { MemberBooking } from "@/lib/domain/booking/member-booking";
import type { CustomerMatch } from "@/lib/domain/member/reads";
import { CustomerSearch } from "./customer-search";

interface Props {
  values: MemberBooking;
  complaints: Record<string, string>;
  onChange: (change: Partial<MemberBooking>) => void;
}

/** Who it is for: typed, or chosen among those who are known. */
export function CustomerFields({ values, complaints, onChange }: Props) {
  const [typed, setTyped] = useState("");
  const choose = (customer: CustomerMatch) => {
    setTyped("");
    onChange({
      name: customer.name ?? "",
      phone: customer.phone ?? "",
      email: customer.email ?? "",
      address: customer.address ?? "",
      zip: customer.zip ?? "",
    });
  };
  return (
    <>
      <div className="grid gap-3 sm:grid-cols-2">
        <Field name="name" label="Customer" error={complaints.name}>
          <FieldInput
            autoComplete="off"
            value={values.name}
            onChange={(event) => {
              setTyped(event.target.value);
              onChange({ name: event.target.value });
            }}
          />
        </Field>
        <Field name="phone" label="Phone" error={complaints.phone}>
          <FieldInput
            type="tel"
            autoComplete="off"
            value={values.phone}
            onChange={(event) => {
              setTyped(event.target.value);
              onChange({ phone: event.target.value });
            }}
          />
        </Field>
      </div>
      <CustomerSearch text={typed} onChoose={choose} />
    </>
  );
}
