import { CalendarCheck2, CalendarPlus, CalendarX2 } from "lucide-react";
import { formatMoment } from "@/components/format/moment";
import { Badge } from "@/components/ui/badge";
import { buttonStyle } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { StateCard } from "@/components/ui/states";
import type { CalendarConnection, SyncedCalendarRow } from "@/lib/domain/member/calendar-health";
import { connectHref } from "./connect-words";
import { DisconnectButton } from "./disconnect-button";

interface Props {
  connection: CalendarConnection | null;
  calendars: SyncedCalendarRow[];
  timeZone: string;
  now: Date;
  canManage: boolean;
  onDisconnect: () => Promise<{ ok: true } | { ok: false; problem: string }>;
}

/** Whether the calendar is connected, as whom, and how fresh what we know of it is. */
export function ConnectionCard({ connection, calendars, timeZone, now, canManage, onDisconnect }: Props) {
  if (!connection || connection.state === "disconnected") {
    return (
      <Card>
        <StateCard
          icon={CalendarPlus}
          title="No calendar is connected"
          action={canManage ? <ConnectLink label="Connect Google Calendar" isPrimary /> : null}
        >
          Connect Google Calendar: appointments appear there, and what is busy there is never offered to callers.
        </StateCard>
      </Card>
    );
  }
  const isConnected = connection.state === "connected";
  const isFine = isConnected && connection.lastError === null;
  const Icon = isFine ? CalendarCheck2 : CalendarX2;
  return (
    <Card>
      <div className="flex flex-wrap items-start gap-x-4 gap-y-3 px-4 py-4 md:px-5">
        <span className="mt-0.5 grid size-9 shrink-0 place-items-center rounded-control bg-sunken text-ink-soft">
          <Icon aria-hidden className="size-4.5" />
        </span>
        <div className="min-w-0 flex-1 basis-56">
          <p className="flex flex-wrap items-center gap-2 font-medium wrap-anywhere">
            {connection.accountEmail}
            <Badge tone={isFine ? "booked" : "attention"}>{isFine ? "Connected" : "Needs you"}</Badge>
          </p>
          <p className="text-ink-soft">
            {isConnected
              ? (unwritable(connection) ?? freshness(calendars, timeZone, now))
              : "Google ended the permission. Bookings go on here; connect again to see them in Google."}
          </p>
        </div>
        {canManage ? (
          <div className="flex flex-wrap gap-2">
            <ConnectLink label="Reconnect" isPrimary={!isConnected} />
            <DisconnectButton onDisconnect={onDisconnect} />
          </div>
        ) : null}
      </div>
    </Card>
  );
}

function ConnectLink({ label, isPrimary }: { label: string; isPrimary: boolean }) {
  // A plain link: this address leaves for Google, and must not be fetched ahead.
  return (
    <a href={connectHref("settings")} className={buttonStyle({ variant: isPrimary ? "primary" : "quiet" })}>
      {label}
    </a>
  );
}

function unwritable({ lastError }: CalendarConnection): string | null {
  return lastError && `${lastError} Bookings go on here; choose another calendar to see them in Google.`;
}

function freshness(calendars: SyncedCalendarRow[], timeZone: string, now: Date): string {
  const failed = calendars.find(({ lastError }) => lastError !== null);
  if (failed) return `${failed.title}: ${failed.lastError}`;
  const times = calendars.map(({ syncedAt }) => syncedAt?.getTime() ?? 0);
  const oldest = Math.min(...times);
  if (times.length === 0 || oldest === 0) return "Reading the calendar for the first time.";
  const isPushed = calendars.every(({ pushedUntil }) => pushedUntil !== null);
  const how = isPushed ? "changes arrive within seconds" : "read every 15 minutes";
  return `Last read ${formatMoment(new Date(oldest), timeZone, now)}; ${how}.`;
}
