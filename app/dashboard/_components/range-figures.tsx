import { CalendarRange } from "lucide-react";
import { formatWeek } from "@/components/format/moment";
import { DayChart } from "@/components/overview/day-chart";
import { FigureCards } from "@/components/overview/figure-cards";
import { RoiCard } from "@/components/overview/roi-card";
import { buttonStyle } from "@/components/ui/button";
import { Card, Section } from "@/components/ui/card";
import { cn } from "@/components/ui/cn";
import { DateRange } from "@/components/ui/date-range";
import { Segmented } from "@/components/ui/segmented";
import type { FigureRange } from "@/lib/domain/member/figure-range";
import type { RangeFigures as Figures } from "@/lib/domain/member/figures";

const labels = { "7d": "7 days", "30d": "30 days", "90d": "90 days" } as const;

/** The figures of the chosen days, their chart, and what they were worth. */
export function RangeFigures({ range, figures }: { range: FigureRange; figures: Figures }) {
  const options = Object.entries(labels).map(([name, label]) => ({
    href: name === "30d" ? "/dashboard" : `/dashboard?range=${name}`,
    label,
    isCurrent: range.name === name,
  }));
  const hasChart = figures.answered.value > 0;
  return (
    <Section
      id="figures"
      title="How it goes"
      aside={
        <div className="flex items-center gap-2">
          <Segmented label="Days shown" options={options} />
          <OtherDays range={range} />
        </div>
      }
    >
      <div className="flex flex-col gap-3 md:gap-4">
        <FigureCards figures={figures} />
        {hasChart ? (
          <div className="grid grid-cols-[minmax(0,1fr)] gap-3 md:gap-4 xl:grid-cols-[minmax(0,1fr)_20rem]">
            <DayChart figures={figures} />
            <RoiCard roi={figures.roi} />
          </div>
        ) : null}
      </div>
    </Section>
  );
}

/** Any days at all, behind a button that says them while they are shown. */
function OtherDays({ range: { name, dates } }: { range: FigureRange }) {
  const [from = "", to = ""] = [dates[0], dates.at(-1)];
  return (
    <details className="group relative">
      <summary className={cn(buttonStyle({ variant: name === "custom" ? "quiet" : "bare" }), "plain px-2.5")}>
        <CalendarRange aria-hidden />
        {name === "custom" ? (
          <span className="num">{formatWeek(dates)}</span>
        ) : (
          <span className="sr-only">Other days</span>
        )}
      </summary>
      <Card className="absolute right-0 z-20 mt-1 w-72 p-3 shadow-raised md:w-max">
        <DateRange action="/dashboard" from={from} to={to} />
      </Card>
    </details>
  );
}
