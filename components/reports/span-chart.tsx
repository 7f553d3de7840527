import { formatCents } from "@/components/format/money";
import { Card } from "@/components/ui/card";
import type { ReportSpan } from "@/lib/domain/member/report";
import { sayDates } from "@/lib/domain/member/report-lines";

const height = 120;

interface Series {
  title: string;
  /** From the bottom up: the colour of each part and its height. */
  parts: { className: string; label: string; read: (span: ReportSpan) => number }[];
  say: (value: number) => string;
}

const seriesList: Series[] = [
  {
    title: "Calls",
    parts: [
      { className: "fill-booked-mark", label: "Booked", read: (span) => Math.min(span.bookedCalls, span.answered) },
      {
        className: "fill-line-strong",
        label: "Answered",
        read: (span) => span.answered - Math.min(span.bookedCalls, span.answered),
      },
      { className: "fill-missed-mark", label: "Not answered", read: (span) => span.calls - span.answered },
    ],
    say: String,
  },
  {
    title: "Revenue booked",
    parts: [{ className: "fill-brand", label: "Revenue", read: (span) => span.valueCents }],
    say: formatCents,
  },
];

/** Calls and revenue over time. Drawn on the server, no script; the table below says the same in words. */
export function SpanChart({ spans }: { spans: ReportSpan[] }) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-3 md:gap-4 lg:grid-cols-2">
      {seriesList.map((series) => (
        <Chart key={series.title} series={series} spans={spans} />
      ))}
    </div>
  );
}

function Chart({ series, spans }: { series: Series; spans: ReportSpan[] }) {
  const totals = spans.map((span) => series.parts.reduce((sum, part) => sum + part.read(span), 0));
  const max = Math.max(1, ...totals);
  const first = spans[0];
  const last = spans.at(-1);
  return (
    <Card className="px-4 py-4 md:px-5">
      <div aria-hidden className="mb-3 flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 text-note">
        <p className="font-medium text-body">{series.title}</p>
        <p className="flex flex-wrap gap-x-3 text-ink-soft">
          {series.parts.length > 1
            ? series.parts.map((part) => (
                <span key={part.label} className="inline-flex items-center gap-1.5">
                  <svg className="size-2.5" viewBox="0 0 10 10" aria-hidden="true">
                    <rect width="10" height="10" rx="3" className={part.className} />
                  </svg>
                  {part.label}
                </span>
              ))
            : null}
          <span className="num text-ink-faint">most: {series.say(Math.max(0, ...totals))}</span>
        </p>
      </div>
      <svg
        aria-hidden="true"
        viewBox={`0 0 ${spans.length} ${height}`}
        preserveAspectRatio="none"
        className="h-36 w-full border-b"
      >
        {spans.map((span, index) => (
          <Bar key={span.from} span={span} index={index} series={series} max={max} />
        ))}
      </svg>
      <div aria-hidden className="mt-1.5 flex justify-between text-ink-faint text-note">
        <span>{first ? sayDates(first.from, first.from) : ""}</span>
        <span>{last ? sayDates(last.to, last.to) : ""}</span>
      </div>
    </Card>
  );
}

function Bar({ span, index, series, max }: { span: ReportSpan; index: number; series: Series; max: number }) {
  let top = height;
  const words = series.parts.map((part) => `${part.label}: ${series.say(part.read(span))}`).join(", ");
  return (
    <g>
      <title>{`${sayDates(span.from, span.to)}. ${words}`}</title>
      <rect x={index} y={0} width={1} height={height} className="fill-transparent" />
      {series.parts.map((part) => {
        const size = (part.read(span) / max) * (height - 4);
        top -= size;
        return <rect key={part.label} x={index + 0.12} y={top} width={0.76} height={size} className={part.className} />;
      })}
    </g>
  );
}
