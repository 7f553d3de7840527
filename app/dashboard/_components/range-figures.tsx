import { DayChart } from "@/components/overview/day-chart";
import { FigureCards } from "@/components/overview/figure-cards";
import { RoiCard } from "@/components/overview/roi-card";
import { Section } from "@/components/ui/card";
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
    <Section id="figures" title="How it goes" aside={<Segmented label="Days shown" options={options} />}>
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
