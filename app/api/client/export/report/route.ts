import { formatPhone } from "@/components/format/phone";
import { readFigureRange } from "@/lib/domain/member/figure-range";
import { readStep } from "@/lib/domain/member/report";
import { AppError } from "@/lib/errors";
import { withMember } from "@/lib/http/with-member";
import { loadBrand } from "@/lib/services/branding/load-brand";
import { reportCsv } from "@/lib/services/reports/report-csv";
import { reportPdf } from "@/lib/services/reports/report-pdf";

/** The report of a range as a file: `format` (csv, pdf), `range` or `from` and `to`, `by`. */
export const GET = withMember(async ({ member, container, request }) => {
  const query = Object.fromEntries(request.nextUrl.searchParams);
  if (query.format !== "csv" && query.format !== "pdf") throw new AppError("invalid_input", "format is csv or pdf.");
  const { timeZone, name } = member.business;
  const range = readFigureRange(query, container.now(), timeZone);
  const step = readStep(query.by, range.dates.length);
  const report = await container.memberReads.loadReport(member.scope, range, step, timeZone);
  const file = `report-${range.dates[0]}-to-${range.dates.at(-1)}.${query.format}`;
  const headers = { "content-disposition": `attachment; filename="${file}"` };
  if (query.format === "csv") {
    return new Response(reportCsv(report), { headers: { ...headers, "content-type": "text/csv; charset=utf-8" } });
  }
  const profile = await container.memberReads.loadSetting(member.scope, "profile");
  const { address = null, phone = null, email = null } = profile ?? {};
  const brand = await loadBrand(container.ports, member.businessId);
  const pdf = await reportPdf(report, { name, address, phone: phone && formatPhone(phone), email, brand });
  return new Response(Buffer.from(pdf), { headers: { ...headers, "content-type": "application/pdf" } });
});
