import { formatMoment } from "@/components/format/moment";
import { Badge, type Tone } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { linkStyle } from "@/components/ui/link";
import type { ImportRow } from "@/lib/domain/customers/reads";

const states: Record<ImportRow["state"], { label: string; tone: Tone }> = {
  uploading: { label: "On its way", tone: "quiet" },
  queued: { label: "Waiting", tone: "quiet" },
  running: { label: "Reading", tone: "message" },
  done: { label: "Done", tone: "booked" },
  failed: { label: "Not read", tone: "missed" },
};

/** Files that were read in, newest first, with how far they are. */
export function ImportList({ imports, timeZone, now }: { imports: ImportRow[]; timeZone: string; now: Date }) {
  return (
    <Card>
      <ul className="divide-y">
        {imports.map((row) => (
          <li key={row.id} className="flex flex-col gap-1 px-5 py-3">
            <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
              <span className="min-w-0 truncate font-medium">{row.fileName}</span>
              <Badge tone={states[row.state].tone}>{states[row.state].label}</Badge>
            </div>
            <p className="num text-ink-soft">
              {row.failure ??
                `${row.created} new, ${row.updated} filled in, ${row.unchanged} unchanged, ${row.failed} not read`}
            </p>
            {row.state === "running" && row.rowCount ? (
              <progress
                className="h-1.5 w-full accent-brand"
                max={row.rowCount}
                value={row.nextRow - 1}
                aria-label={`Reading ${row.fileName}`}
              />
            ) : null}
            <p className="flex flex-wrap justify-between gap-x-4 text-ink-faint text-note">
              {formatMoment(row.createdAt, timeZone, now)}
              {row.failed > 0 ? (
                <a href={`/api/client/customers/imports/${row.id}/errors`} download className={linkStyle}>
                  Download the rows that were not read
                </a>
              ) : null}
            </p>
          </li>
        ))}
      </ul>
    </Card>
  );
}
