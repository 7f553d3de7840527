import { formatCents } from "@/components/format/money";
import { Card, Section } from "@/components/ui/card";
import type { ServiceLine } from "@/lib/domain/member/report";

/** Which work brought how much. */
export function ServiceTable({ services }: { services: ServiceLine[] }) {
  if (services.length === 0) return null;
  return (
    <Section id="services" title="By service">
      <Card className="overflow-hidden">
        <table className="w-full">
          <thead>
            <tr className="h-9 border-b text-ink-faint text-note">
              <th className="px-5 text-left font-normal">Service</th>
              <th className="text-right font-normal">Booked</th>
              <th className="px-5 text-right font-normal">Revenue</th>
            </tr>
          </thead>
          <tbody className="divide-y">
            {services.map((line) => (
              <tr key={line.service} className="h-10">
                <th scope="row" className="max-w-0 truncate px-5 text-left font-normal" title={line.service}>
                  {line.service}
                </th>
                <td className="num w-20 text-right">{line.booked}</td>
                <td className="num w-32 px-5 text-right font-medium">
                  {line.unpriced === line.booked ? (
                    <span className="font-normal text-ink-faint">on site</span>
                  ) : (
                    formatCents(line.valueCents)
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Card>
    </Section>
  );
}
