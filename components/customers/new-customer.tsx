"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { lostButKept } from "@/components/ui/lost";
import type { CustomerDetails } from "@/lib/domain/customers/customer-details";
import { CustomerForm, type FormCustomer } from "./customer-form";

type Added =
  | { outcome: "added" | "exists"; customerId: string }
  | { outcome: "invalid"; problems: Record<string, string> };

interface Props {
  onAdd: (
    id: string,
    details: CustomerDetails,
  ) => Promise<{ ok: true; result: Added } | { ok: false; problem: string }>;
}

const blank: FormCustomer = {
  id: "new",
  revision: 0,
  name: null,
  phone: null,
  email: null,
  address: null,
  zip: null,
  notes: null,
  tags: [],
  isVip: false,
  isBlocked: false,
};

/** The form of a customer who is not known yet; a number that is known leads to whoever has it. */
export function NewCustomer({ onAdd }: Props) {
  const router = useRouter();
  const [id] = useState(() => crypto.randomUUID());
  return (
    <CustomerForm
      customer={blank}
      canWrite
      onSave={async (_revision, details) => {
        const done = await onAdd(id, details).catch(lostButKept);
        if (!done.ok) return done;
        const { result } = done;
        if (result.outcome === "invalid") return { ok: true, result };
        router.push(`/dashboard/customers/${result.customerId}${result.outcome === "exists" ? "?known=1" : ""}`);
        return { ok: true, result: { outcome: "saved", value: details } };
      }}
    />
  );
}
