import { lossReasons, lossWords, type Report } from "@/lib/domain/member/report";
import { writeCsv } from "./write-csv";

const plainColumns = [
  "From",
  "To",
  "Calls",
  "Answered",
  "Booked",
  "Done",
  "Cancelled",
  "Nobody there",
  "Revenue (USD)",
  "Without a price",
];

/** A report for spreadsheets: a row a span, numbers plain, money in dollars with two places, days as ISO dates. */
export function reportCsv({ spans }: Report): ReadableStream<Uint8Array> {
  const columns = [...plainColumns, ...lossReasons.map((reason) => `Lost: ${lossWords[reason]}`)];
  const rows = spans.map((span) => [
    span.from,
    span.to,
    ...[span.calls, span.answered, span.booked, span.completed, span.cancelled, span.noShow].map(String),
    (span.valueCents / 100).toFixed(2),
    String(span.unpriced),
    ...lossReasons.map((reason) => String(span.lost[reason])),
  ]);
  return writeCsv(columns, rows);
}
