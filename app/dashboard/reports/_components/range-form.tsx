import { type ReportsQuery, reportsSearch } from "@/app/dashboard/reports/reports-query";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { inputStyle } from "@/components/ui/input-style";
import { Segmented } from "@/components/ui/segmented";
import { figureRangeNames } from "@/lib/domain/member/figure-range";
import { reportSteps } from "@/lib/domain/member/report";

const rangeLabels = { "7d": "7 days", "30d": "30 days", "90d": "90 days" };
const stepLabels = { day: "Days", week: "Weeks", month: "Months" };
const dateStyle = cn(inputStyle, "num w-auto min-w-0 flex-1 basis-36 px-2 md:flex-none md:basis-auto");

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
      <form action="/dashboard/reports" className="flex w-full flex-wrap items-center gap-2 md:w-auto">
        <input
          type="date"
          name="from"
          aria-label="From"
          required
          defaultValue={range.dates[0]}
          key={`from ${range.dates[0]}`}
          className={dateStyle}
        />
        <span className="hidden text-ink-faint md:inline">to</span>
        <input
          type="date"
          name="to"
          aria-label="To"
          required
          defaultValue={range.dates.at(-1)}
          key={`to ${range.dates.at(-1)}`}
          className={dateStyle}
        />
        <Button type="submit" className="w-full md:w-auto">
          Show
        </Button>
      </form>
      <Segmented label="Put together by" options={steps} className="md:ml-auto" />
    </div>
  );
}
