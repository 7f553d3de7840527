import { CalendarCheck, CalendarClock } from "lucide-react";
import { formatLongDay, formatTime } from "@/components/format/moment";
import type { DemoBooking } from "./use-demo";

/** Of the demo business: the one place that its appointments are in. */
const timeZone = "America/Denver";

/** What the call does to the plumber's calendar: free times while they are offered, then the appointment. */
export function DemoCalendar({ offered, booked }: { offered: string[]; booked: DemoBooking | null }) {
  return (
    <div aria-live="polite" className="flex h-28 flex-col justify-center border-t px-4">
      {booked ? (
        <div className="flex items-start gap-3 rounded-control bg-booked-tint px-3.5 py-2.5 text-booked">
          <CalendarCheck aria-hidden className="mt-0.5 size-5 shrink-0" />
          <div className="min-w-0">
            <p className="truncate font-semibold">
              Booked: {booked.service}
              {booked.name ? ` for ${booked.name}` : ""}
            </p>
            <p className="num text-note">
              {formatLongDay(new Date(booked.startsAt), timeZone)}, {formatTime(new Date(booked.startsAt), timeZone)}
            </p>
            {booked.address ? <p className="truncate text-note">{booked.address}</p> : null}
          </div>
        </div>
      ) : (
        <div className="flex items-start gap-3 text-ink-soft">
          <CalendarClock aria-hidden className="mt-0.5 size-5 shrink-0" />
          <div className="min-w-0">
            <p className="font-medium text-ink">The plumber's calendar</p>
            {offered.length > 0 ? (
              <p className="num line-clamp-3 text-note">Free: {offered.join("; ")}</p>
            ) : (
              <p className="text-note">The appointment shows up here as it is booked.</p>
            )}
          </div>
        </div>
      )}
    </div>
  );
}
