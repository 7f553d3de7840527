"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { linkStyle } from "@/components/ui/link";
import { lostButKept } from "@/components/ui/lost";
import { Notice } from "@/components/ui/states";
import { useKeptState } from "@/components/ui/use-kept-state";
import type { CustomerDetails } from "@/lib/domain/customers/customer-details";
import { isSame } from "@/lib/domain/forms/shared-draft";
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

/** The first press of the button with these details; pressed again, also after a reload, it is the same customer. */
interface Pressed {
  id: string;
  details: CustomerDetails;
}

/** The form of a customer who is not known yet. Of a number that is known it says who has it, and keeps what is typed. */
export function NewCustomer({ onAdd }: Props) {
  const router = useRouter();
  const pressed = useKeptState<Pressed | null>("new-customer", null);
  const [known, setKnown] = useState<{ id: string; name: string } | null>(null);
  const add = async (_revision: number, details: CustomerDetails) => {
    const before = pressed.value;
    const id = before && isSame(before.details, details) ? before.id : crypto.randomUUID();
    pressed.set({ id, details });
    setKnown(null);
    const done = await onAdd(id, details).catch(lostButKept);
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
