"use client";

import { useEffect, useState } from "react";
import { formatPhone } from "@/components/format/phone";
import type { CustomerMatch } from "@/lib/domain/member/reads";

const pauseMs = 200;

/** Customers whom the typed name or number already names; a press fills the form. */
export function CustomerSearch({ text, onChoose }: { text: string; onChoose: (customer: CustomerMatch) => void }) {
  const [found, setFound] = useState<{ text: string; customers: CustomerMatch[] } | null>(null);
  const asked = text.trim();
  // Effect on the network: looks when typing pauses.
  useEffect(() => {
    if (asked.length < 2) return;
    const abort = new AbortController();
    const timer = setTimeout(() => {
      void fetchCustomers(asked, abort.signal).then((customers) => {
        if (!abort.signal.aborted) setFound({ text: asked, customers });
      });
    }, pauseMs);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [asked]);
  if (!found || found.text !== asked || asked.length < 2 || found.customers.length === 0) return null;
  return (
    <ul aria-label="Customers you know" className="max-h-44 divide-y overflow-y-auto rounded-control border">
      {found.customers.map((customer) => (
        <li key={customer.id}>
          <button
            type="button"
            className="flex min-h-11 w-full items-baseline justify-between gap-3 px-3 py-2 text-left hover:bg-sunken md:min-h-9"
            onClick={() => onChoose(customer)}
          >
            <span className="truncate">{customer.name ?? "Without a name"}</span>
            <span className="num shrink-0 text-ink-faint text-note">{formatPhone(customer.phone)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

async function fetchCustomers(text: string, signal: AbortSignal): Promise<CustomerMatch[]> {
  try {
    const response = await fetch(`/api/client/appointments/customers?${new URLSearchParams({ q: text })}`, { signal });
    if (!response.ok) return [];
    const { data }: { data: CustomerMatch[] } = await response.json();
    return data;
  } catch {
    return [];
  }
}
