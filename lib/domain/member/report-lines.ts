import { formatCents } from "@/lib/domain/money/spoken-price";
import { type LossReason, lossReasons, lossWords, lostTotal, type Report, type ReportCounts } from "./report";

/** One figure as page, table and paper say it. `previous` is null when nothing is known of the days before. */
export interface ReportLine {
  name: string;
  value: string;
  previous: string | null;
  /** Share of change, null when it says nothing. */
  change: number | null;
}

/** A figure of the summary, with where its rows are and whether more of it is bad news. */
export interface SummaryLine extends ReportLine {
  key: "answered" | "booked" | "value" | "lost";
  note: string;
  isBadNews: boolean;
}

export interface LossLine extends ReportLine {
  reason: LossReason;
}

/** "Nov 3" or "Nov 3 to Nov 9, 2026" for ISO dates. */
export function sayDates(from: string, to: string, hasYear = false): string {
  const say = (date: string) =>
    new Intl.DateTimeFormat("en-US", { month: "short", day: "numeric", timeZone: "UTC" }).format(
      new Date(`${date}T12:00:00Z`),
    );
  const words = from === to ? say(from) : `${say(from)} to ${say(to)}`;
  return hasYear ? `${words}, ${to.slice(0, 4)}` : words;
}

/** The four figures that stand above everything. */
export function summaryLines(report: Report): SummaryLine[] {
  const { total } = report;
  const rate = total.answered > 0 ? Math.round((total.bookedCalls / total.answered) * 100) : null;
  return [
    {
      key: "answered",
      ...line(report, "Calls answered", ({ answered }) => answered, number),
      note: `of ${number(total.calls)} calls`,
      isBadNews: false,
    },
    {
      key: "booked",
      ...line(report, "Booked", ({ booked }) => booked, number),
      note: rate === null ? "no answered calls" : `${rate}% of answered calls were booked`,
      isBadNews: false,
    },
    {
      key: "value",
      ...line(report, "Revenue booked", ({ valueCents }) => valueCents, formatCents),
      note: total.unpriced > 0 ? `and ${number(total.unpriced)} priced on site` : "all booked work has a price",
      isBadNews: false,
    },
    { key: "lost", ...line(report, "Lost bookings", lostTotal, number), note: "by reason below", isBadNews: true },
  ];
}

/** What became of the appointments that were made. */
export function appointmentLines(report: Report): ReportLine[] {
  return [
    line(report, "Made by phone or text", ({ booked }) => booked, number),
    line(report, "Done", ({ completed }) => completed, number),
    line(report, "Cancelled since", ({ cancelled }) => cancelled, number),
    line(report, "Nobody was there", ({ noShow }) => noShow, number),
  ];
}

/** Lost bookings by reason, most first. */
export function lossLines(report: Report): LossLine[] {
  return [...lossReasons]
    .sort((a, b) => report.total.lost[b] - report.total.lost[a])
    .map((reason) => ({ reason, ...line(report, lossWords[reason], ({ lost }) => lost[reason], number) }));
}

/** The table by days, weeks or months: names of the columns, and a row of words for each span. */
export const spanColumns = ["Days", "Calls", "Answered", "Booked", "Cancelled", "Revenue", "Lost"] as const;

export function spanRows({ spans }: Pick<Report, "spans">): string[][] {
  return spans.map((span) => [
    sayDates(span.from, span.to),
    number(span.calls),
    number(span.answered),
    number(span.booked),
    number(span.cancelled),
    formatCents(span.valueCents),
    number(lostTotal(span)),
  ]);
}

/** What the figures count, said once for page and paper. */
export const reportMethod =
  "Days are those of the business. Tests, spam, silent calls and wrong numbers are left out. Appointments count on the day they were made, by phone or text; revenue is the price of those that stand or are done, and never guessed. A call is lost when it brought no appointment for one of the reasons named; what callers thought of a price is not known.";

function line(
  { total, previous }: Report,
  name: string,
  read: (counts: ReportCounts) => number,
  say: (value: number) => string,
): ReportLine {
  const value = read(total);
  const before = previous ? read(previous) : null;
  return {
    name,
    value: say(value),
    previous: before === null ? null : say(before),
    change: changeOf(value, before),
  };
}

/** Beyond tenfold a share says nothing: hardly anything was there before. */
function changeOf(value: number, before: number | null): number | null {
  const change = before ? (value - before) / before : null;
  return change !== null && Math.abs(change) < 10 ? change : null;
}

function number(value: number): string {
  return value.toLocaleString("en-US");
}
