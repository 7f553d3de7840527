import Link from "next/link";
import { Card, Section } from "@/components/ui/card";
import { linkStyle } from "@/components/ui/link";
import type { LossReason } from "@/lib/domain/member/report";
import type { LossLine } from "@/lib/domain/member/report-lines";
import { Change } from "./summary-cards";

/** The filter of the list of calls that shows the rows of a reason. */
const outcomes: Record<LossReason, string> = {
  no_slot: "no_slot",
  out_of_area: "out_of_area",
  missed_open: "missed",
  missed_closed: "missed",
  abandoned: "abandoned",
  failed: "failed",
};

/** Why calls brought no appointment; each reason leads to its calls. */
export function LossTable({ lines, callsRange }: { lines: LossLine[]; callsRange: string }) {
  return (
    <Section id="lost" title="Lost bookings and why">
      <Card className="overflow-hidden">
        <table className="w-full">
          <thead className="sr-only">
            <tr>
              <th>Reason</th>
              <th>Calls</th>
              <th>Against the days before</th>
            </tr>
          </thead>
          <tbody className="divide-y">
            {lines.map((line) => (
              <tr key={line.reason} className="h-10">
                <th scope="row" className="px-5 py-1 text-left font-normal">
                  <Link
                    href={`/dashboard/calls?outcome=${outcomes[line.reason]}&range=${callsRange}`}
                    className={linkStyle}
                  >
                    {line.name}
                  </Link>
                </th>
                <td className="num text-right font-medium">{line.value}</td>
                <td className="w-20 px-5 text-right text-note">
                  <Change change={line.change} isBadNews />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Card>
    </Section>
  );
}
