import { Change } from "@/components/reports/summary-cards";
import { Card, Section } from "@/components/ui/card";
import type { ReportLine } from "@/lib/domain/member/report-lines";

/** Figures under each other, with the days before. */
export function LineTable({ id, title, lines }: { id: string; title: string; lines: ReportLine[] }) {
  return (
    <Section id={id} title={title}>
      <Card className="overflow-hidden">
        <table className="w-full">
          <thead className="sr-only">
            <tr>
              <th>What</th>
              <th>Now</th>
              <th>Against the days before</th>
            </tr>
          </thead>
          <tbody className="divide-y">
            {lines.map((line) => (
              <tr key={line.name} className="h-10">
                <th scope="row" className="px-5 text-left font-normal">
                  {line.name}
                </th>
                <td className="num text-right font-medium">{line.value}</td>
                <td className="w-20 px-5 text-right text-note">
                  <Change change={line.change} isBadNews={false} isNeutral />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Card>
    </Section>
  );
}
