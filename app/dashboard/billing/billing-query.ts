import { type FeeFilter, feeFilters } from "@/lib/domain/member/billing";

/** The list's state as its address has it. */
export interface BillingQuery {
  show: FeeFilter;
  cursor: string | null;
}

type Search = Record<string, string | string[] | undefined>;

const first = (value: string | string[] | undefined): string => (Array.isArray(value) ? value[0] : value) ?? "";

/** Reads the address; what it does not know is left out. */
export function readBillingQuery(search: Search): BillingQuery {
  return {
    show: feeFilters.find((known) => known === first(search.show)) ?? "all",
    cursor: first(search.cursor) || null,
  };
}

/** The address of the page with some of its state changed; the cursor is kept only when it is given. */
export function billingHref(query: BillingQuery, change: Partial<BillingQuery>): string {
  const next = { ...query, cursor: null, ...change };
  const search = new URLSearchParams();
  if (next.show !== "all") search.set("show", next.show);
  if (next.cursor) search.set("cursor", next.cursor);
  const text = search.toString();
  return text ? `/dashboard/billing?${text}` : "/dashboard/billing";
}
