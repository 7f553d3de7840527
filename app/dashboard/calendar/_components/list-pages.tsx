import { ArrowLeft, ArrowRight, SearchX } from "lucide-react";
import Link from "next/link";
import type { ListView } from "@/app/dashboard/calendar/load-calendar";
import { AppointmentList } from "@/components/calendar/appointment-list";
import { buttonStyle } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { StateCard } from "@/components/ui/states";

interface Props {
  page: ListView;
  /** The present address, of which the pages keep all but the cursor. */
  search: Record<string, string>;
  timeZone: string;
  now: Date;
}

/** The list of appointments with the way to the next ones. */
export function ListPages({ page, search, timeZone, now }: Props) {
  const { cursor, ...kept } = search;
  const hrefOf = (more: Record<string, string>) => `/dashboard/calendar?${new URLSearchParams({ ...kept, ...more })}`;
  return (
    <div className="mt-6 flex flex-col gap-5">
      {page.rows.length > 0 ? (
        <AppointmentList appointments={page.rows} timeZone={timeZone} now={now} />
      ) : (
        <Card>
          <StateCard
            icon={SearchX}
            title="No appointment fits"
            action={
              <Link href="/dashboard/calendar?view=list" className={buttonStyle()}>
                Show what is coming
              </Link>
            }
          >
            The list begins today, unless you search or ask for a state. New ones appear the moment a caller agrees to a
            time.
          </StateCard>
        </Card>
      )}
      {cursor || page.nextCursor ? (
        <nav aria-label="Pages" className="flex justify-between">
          {cursor ? (
            <Link href={hrefOf({})} className={buttonStyle()}>
              <ArrowLeft aria-hidden />
              First
            </Link>
          ) : (
            <span />
          )}
          {page.nextCursor ? (
            <Link href={hrefOf({ cursor: page.nextCursor })} className={buttonStyle()}>
              {page.isBackwards ? "Earlier" : "Later"}
              <ArrowRight aria-hidden />
            </Link>
          ) : null}
        </nav>
      ) : null}
    </div>
  );
}
