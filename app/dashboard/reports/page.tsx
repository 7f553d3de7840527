import { PageBody, PageHead } from "@/components/frame/page-head";
import { LossTable } from "@/components/reports/loss-table";
import { NothingToReport } from "@/components/reports/nothing-to-report";
import { ReportFiles } from "@/components/reports/report-files";
import { ServiceTable } from "@/components/reports/service-table";
import { SpanChart } from "@/components/reports/span-chart";
import { SpanTable } from "@/components/reports/span-table";
import { SummaryCards } from "@/components/reports/summary-cards";
import { Section } from "@/components/ui/card";
import { getContainer } from "@/lib/container";
import { appointmentLines, lossLines, reportMethod, sayDates, summaryLines } from "@/lib/domain/member/report-lines";
import { requireMember } from "@/lib/http/session";
import { LineTable } from "./_components/line-table";
import { RangeForm } from "./_components/range-form";
import { readReportsQuery, reportsSearch } from "./reports-query";

export const metadata = { title: "Reports" };

export default async function ReportsPage({ searchParams }: PageProps<"/dashboard/reports">) {
  const { business, scope } = await requireMember();
  const { memberReads, now } = getContainer();
  const query = readReportsQuery(await searchParams, now(), business.timeZone);
  const { range, step } = query;
  const report = await memberReads.loadReport(scope, range, step, business.timeZone);
  const isEmpty = report.total.calls === 0 && report.total.booked === 0;
  const callsRange = range.name === "7d" || range.name === "30d" ? range.name : "all";
  return (
    <PageBody>
      <PageHead title="Reports" lead={sayDates(range.dates[0] ?? "", range.dates.at(-1) ?? "", true)}>
        {isEmpty ? null : <ReportFiles search={reportsSearch(query)} />}
      </PageHead>
      <div className="mt-5 flex flex-col gap-7">
        <RangeForm query={query} />
        {isEmpty ? (
          <NothingToReport />
        ) : (
          <>
            <SummaryCards lines={summaryLines(report)} days={range.dates.length} />
            <SpanChart spans={report.spans} />
            <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-7 lg:grid-cols-2">
              <LossTable lines={lossLines(report)} callsRange={callsRange} />
              <LineTable id="appointments" title="Appointments" lines={appointmentLines(report)} />
            </div>
            <ServiceTable services={report.services} />
            <SpanTable report={report} />
            <Section id="method" title="How this is counted">
              <p className="max-w-prose text-ink-soft text-note">{reportMethod}</p>
            </Section>
          </>
        )}
      </div>
    </PageBody>
  );
}
