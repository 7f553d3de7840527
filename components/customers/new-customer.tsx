"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { linkStyle } from "@/components/ui/link";
import { lostButKept } from "@/components/ui/lost";
import { type Press, pressOf } from "@/components/ui/press-of";
import { Notice } from "@/components/ui/states";
import { useKeptState } from "@/components/ui/use-kept-state";
import type { CustomerDetails } from "@/lib/domain/customers/customer-details";
import { CustomerForm, type FormCustomer } from "./customer-form";

type Added =
  | { outcome: "added" | "exists"; customerId: string; name: string | null }
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

/** The form of a customer who is not known yet. Of a number that is known it says who has it, and keeps what is typed. */
export function NewCustomer({ onAdd }: Props) {
  const router = useRouter();
  // Pressed again with these details, also after a reload, it is the same customer.
  const pressed = useKeptState<Press<CustomerDetails> | null>("new-customer", null);
  const [known, setKnown] = useState<{ id: string; name: string } | null>(null);
  const add = async (_revision: number, details: CustomerDetails) => {
    const press = pressOf(pressed.value, details);
    pressed.set(press);
    setKnown(null);
    const done = await onAdd(press.id, details).catch(lostButKept);
    if (!done.ok) return done;
    const { result } = done;
    if (result.outcome === "invalid") return { ok: true as const, result };
    if (result.outcome === "exists") {
      const name = result.name ?? "A customer without a name";
      setKnown({ id: result.customerId, name });
      return { ok: true as const, result: { outcome: "invalid" as const, problems: { phone: `${name} has it.` } } };
    }
    pressed.forget();
    router.push(`/dashboard/customers/${result.customerId}`);
    return { ok: true as const, result: { outcome: "saved" as const, value: details } };
  };
  return (
    <>
      <CustomerForm customer={blank} canWrite onSave={add} />
      {known ? (
        <div className="mt-4">
          <Notice tone="attention">
            This number is known already: it belongs to{" "}
            <Link href={`/dashboard/customers/${known.id}`} className={linkStyle}>
              {known.name}
            </Link>
            . Nothing was added, and what you typed is still here.
          </Notice>
        </div>
      ) : null}
    </>
  );
}
