import { daysBefore } from "@/lib/domain/member/business-day";
import type { CallFilter } from "@/lib/domain/member/reads";
import { isCallOutcome } from "@/lib/domain/member/words";

export const ranges = ["today", "7d", "30d", "all"] as const;
export type Range = (typeof ranges)[number];

/** The list's state as its address has it. */
export interface CallsQuery {
  q: string;
  outcome: string;
  range: Range;
  tag: string;
  cursor: string | null;
}

type Search = Record<string, string | string[] | undefined>;

const first = (value: string | string[] | undefined): string => (Array.isArray(value) ? value[0] : value) ?? "";

/** Reads the address; what it does not know is left out. */
export function readCallsQuery(search: Search): CallsQuery {
  const outcome = first(search.outcome);
  return {
    q: first(search.q).slice(0, 100),
    outcome: isCallOutcome(outcome) ? outcome : "",
    range: ranges.find((range) => range === first(search.range)) ?? (first(search.tag) ? "all" : "30d"),
    tag: first(search.tag).slice(0, 30),
    cursor: first(search.cursor) || null,
  };
}

const rangeDays: Record<Exclude<Range, "all">, number> = { today: 0, "7d": 6, "30d": 29 };

/** What the list reads for an address. */
export function toFilter(query: CallsQuery, timeZone: string, now: Date): CallFilter {
  return {
    search: query.q.trim() || null,
    outcome: isCallOutcome(query.outcome) ? query.outcome : null,
    tag: query.tag || null,
    since: query.range === "all" ? null : daysBefore(now, timeZone, rangeDays[query.range]),
  };
}

/** The address of the list with some of its state changed; the cursor is kept only when it is given. */
export function callsHref(query: CallsQuery, change: Partial<CallsQuery>): string {
  const next = { ...query, cursor: null, ...change };
  const search = new URLSearchParams();
  if (next.q) search.set("q", next.q);
  if (next.outcome) search.set("outcome", next.outcome);
  if (next.tag) search.set("tag", next.tag);
  if (next.range !== (next.tag ? "all" : "30d")) search.set("range", next.range);
  if (next.cursor) search.set("cursor", next.cursor);
  const text = search.toString();
  return text ? `/dashboard/calls?${text}` : "/dashboard/calls";
}
