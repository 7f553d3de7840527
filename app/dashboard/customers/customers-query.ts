import { type CustomerFilter, type CustomerMark, customerMarks } from "@/lib/domain/customers/reads";

export const seenChoices = ["30d", "90d", "year_ago"] as const;
export type Seen = (typeof seenChoices)[number];

/** The list's state as its address has it; "" is no filter. */
export interface CustomersQuery {
  q: string;
  mark: CustomerMark | "";
  seen: Seen | "";
  tag: string;
  cursor: string | null;
}

type Search = Record<string, string | string[] | undefined>;

const first = (value: string | string[] | undefined): string => (Array.isArray(value) ? value[0] : value) ?? "";

/** Reads the address; what it does not know is left out. */
export function readCustomersQuery(search: Search): CustomersQuery {
  return {
    q: first(search.q).slice(0, 100),
    mark: customerMarks.find((mark) => mark === first(search.mark)) ?? "",
    seen: seenChoices.find((seen) => seen === first(search.seen)) ?? "",
    tag: first(search.tag).slice(0, 30),
    cursor: first(search.cursor) || null,
  };
}

const dayMs = 86_400_000;

/** What the list reads for an address. */
export function toCustomerFilter(query: CustomersQuery, now: Date): CustomerFilter {
  const ago = (days: number) => new Date(now.getTime() - days * dayMs);
  return {
    search: query.q.trim() || null,
    mark: query.mark || null,
    tag: query.tag || null,
    seenSince: query.seen === "30d" ? ago(30) : query.seen === "90d" ? ago(90) : null,
    seenBefore: query.seen === "year_ago" ? ago(365) : null,
  };
}

/** The address of the list with some of its state changed; the cursor is kept only when it is given. */
export function customersHref(query: CustomersQuery, change: Partial<CustomersQuery>): string {
  const { q, mark, seen, tag, cursor } = { ...query, cursor: null, ...change };
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries({ q, mark, seen, tag, cursor })) if (value) search.set(name, value);
  const text = search.toString();
  return text ? `/dashboard/customers?${text}` : "/dashboard/customers";
}
