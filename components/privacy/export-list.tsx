import { formatMoment } from "@/components/format/moment";
import { Badge, type Tone } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { linkStyle } from "@/components/ui/link";
import type { ExportRow, ExportState } from "@/lib/domain/privacy/views";

const states: Record<ExportState, { label: string; tone: Tone }> = {
  queued: { label: "Waiting", tone: "quiet" },
  running: { label: "Being made", tone: "message" },
  ready: { label: "Ready", tone: "booked" },
  failed: { label: "Not made", tone: "missed" },
  expired: { label: "Deleted", tone: "quiet" },
};

interface Props {
  exports: ExportRow[];
  timeZone: string;
  now: Date;
  isOwner: boolean;
}

/** Copies, newest first, with how far they are and where to get them. */
export function ExportList({ exports, timeZone, now, isOwner }: Props) {
  if (exports.length === 0) return null;
  return (
    <Card className="mt-3">
      <ul className="divide-y">
        {exports.map((row) => (
          <li key={row.id} className="flex flex-col gap-1.5 px-5 py-3">
            <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
              <span className="min-w-0 truncate font-medium">{titleOf(row)}</span>
              <Badge tone={states[row.state].tone}>{states[row.state].label}</Badge>
            </div>
            {row.state === "running" ? (
              <progress
                className="h-1.5 w-full accent-brand"
                max={Math.max(1, row.rowsTotal)}
                value={row.rowsDone}
                aria-label="How far the copy is"
              />
            ) : null}
            {row.state === "ready" && isOwner ? <Parts row={row} /> : null}
            <p className="num text-ink-faint text-note">
              Asked for {formatMoment(row.createdAt, timeZone, now)}
              {row.state === "ready" && row.expiresAt
                ? `, deleted ${formatMoment(row.expiresAt, timeZone, now)}`
                : null}
              {row.state === "failed" ? ". It could not be finished. Make another one." : null}
            </p>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function titleOf({ isOfCustomer, customer }: ExportRow): string {
  if (!isOfCustomer) return "Everything";
  return customer?.name ?? "A customer";
}

function Parts({ row }: { row: ExportRow }) {
  return (
    <p className="flex flex-wrap gap-x-4 gap-y-1">
      {row.parts.map(({ bytes }, index) => (
        <a key={String(index)} href={`/api/client/exports/${row.id}/${index + 1}`} download className={linkStyle}>
          {row.parts.length === 1 ? "Download" : `Download part ${index + 1} of ${row.parts.length}`}
          <span className="num text-ink-faint"> ({saySize(bytes)})</span>
        </a>
      ))}
    </p>
  );
}

function saySize(bytes: number): string {
  const kilobytes = bytes / 1024;
  return kilobytes < 1024 ? `${Math.max(1, Math.round(kilobytes))} kB` : `${(kilobytes / 1024).toFixed(1)} MB`;
}
