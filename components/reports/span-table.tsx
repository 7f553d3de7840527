import { Card, Section } from "@/components/ui/card";
import type { Report } from "@/lib/domain/member/report";
import { spanColumns, spanRows } from "@/lib/domain/member/report-lines";

const titles = { day: "Day by day", week: "Week by week", month: "Month by month" };

/** The figures over time in words; what the files hold, too. */
export function SpanTable({ report }: { report: Report }) {
  const rows = spanRows(report).toReversed();
  return (
    <Section id="spans" title={titles[report.step]}>
      <Card>
        <section
          aria-label={`${titles[report.step]}, as a table`}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keyboard
          tabIndex={0}
          className="max-h-120 overflow-auto rounded-card"
        >
          <table className="w-full min-w-150">
            <thead className="sticky top-0 bg-surface">
              <tr className="h-9 text-ink-faint text-note">
                {spanColumns.map((name, index) => (
                  <th key={name} className={`px-4 font-normal ${index === 0 ? "text-left" : "text-right"}`}>
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody className="divide-y border-t">
              {rows.map(([name, ...cells]) => (
                <tr key={name} className="h-10">
                  <th scope="row" className="whitespace-nowrap px-4 text-left font-normal">
                    {name}
                  </th>
                  {cells.map((cell, index) => (
                    <td key={spanColumns[index + 1]} className="num px-4 text-right">
                      {cell}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      </Card>
    </Section>
  );
}
