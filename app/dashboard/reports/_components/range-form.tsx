import { type ReportsQuery, reportsSearch } from "@/app/dashboard/reports/reports-query";
import { DateRange } from "@/components/ui/date-range";
import { Segmented } from "@/components/ui/segmented";
import { figureRangeNames } from "@/lib/domain/member/figure-range";
import { reportSteps } from "@/lib/domain/member/report";

const rangeLabels = { "7d": "7 days", "30d": "30 days", "90d": "90 days" };
const stepLabels = { day: "Days", week: "Weeks", month: "Months" };

/** Which days, and put together by what. A plain form: it works before any script is there. */
export function RangeForm({ query }: { query: ReportsQuery }) {
  const { range, step } = query;
  const to = (search: string) => `/dashboard/reports?${search}`;
  const ranges = figureRangeNames.map((name) => ({
    href: to(reportsSearch(query, { range: name })),
    label: rangeLabels[name],
    isCurrent: range.name === name,
  }));
  const steps = reportSteps.map((name) => ({
    href: to(reportsSearch(query, { by: name })),
    label: stepLabels[name],
    isCurrent: name === step,
  }));
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-3">
      <Segmented label="Days shown" options={ranges} />
      <DateRange
        action="/dashboard/reports"
        from={range.dates[0] ?? ""}
        to={range.dates.at(-1) ?? ""}
        className="w-full md:w-auto"
      />
      <Segmented label="Put together by" options={steps} className="md:ml-auto" />
    </div>
  );
}
