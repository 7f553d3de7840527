import { type FigureRange, readFigureRange } from "@/lib/domain/member/figure-range";
import { type ReportStep, readStep } from "@/lib/domain/member/report";

/** The page's state as its address has it. */
export interface ReportsQuery {
  range: FigureRange;
  step: ReportStep;
  /** What the address says of the step; absent, the length decides. */
  askedStep: string | null;
}

type Search = Record<string, string | string[] | undefined>;

const first = (value: string | string[] | undefined): string => (Array.isArray(value) ? value[0] : value) ?? "";

export function readReportsQuery(search: Search, now: Date, timeZone: string): ReportsQuery {
  const asked = { range: first(search.range), from: first(search.from), to: first(search.to) };
  const range = readFigureRange(asked, now, timeZone);
  const by = first(search.by);
  const step = readStep(by, range.dates.length);
  return { range, step, askedStep: by === step ? by : null };
}

/** The part of an address that says range and step; for the page and for the files of it. */
export function reportsSearch(
  { range, askedStep }: ReportsQuery,
  change: { by?: string; range?: string } = {},
): string {
  const search = new URLSearchParams();
  if (change.range) search.set("range", change.range);
  else if (range.name === "custom") {
    search.set("from", range.dates[0] ?? "");
    search.set("to", range.dates.at(-1) ?? "");
  } else search.set("range", range.name);
  const by = change.by ?? (change.range ? null : askedStep);
  if (by) search.set("by", by);
  return search.toString();
}
