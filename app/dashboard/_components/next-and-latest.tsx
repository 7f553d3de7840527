import { Phone } from "lucide-react";
import Link from "next/link";
import { NextAppointments } from "@/components/appointments/next-appointments";
import { LatestCalls } from "@/components/calls/call-list";
import { Card, Section } from "@/components/ui/card";
import { linkStyle } from "@/components/ui/link";
import { StateCard } from "@/components/ui/states";
import type { Overview } from "@/lib/domain/member/reads";

interface NextAndLatestProps {
  overview: Overview;
  timeZone: string;
  now: Date;
  hasNumber: boolean;
}

/** The next appointments beside the latest calls; on a phone one below the other. */
export function NextAndLatest({ overview, timeZone, now, hasNumber }: NextAndLatestProps) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-7 md:gap-8 xl:grid-cols-[minmax(0,1fr)_20rem] xl:items-start">
      <Section
        id="next"
        title="Next appointments"
        className="xl:col-start-2"
        aside={
          <Link href="/dashboard/calendar" className={linkStyle}>
            Calendar
          </Link>
        }
      >
        <NextAppointments appointments={overview.nextAppointments} timeZone={timeZone} now={now} />
      </Section>
      <Section
        id="latest"
        title="Latest calls"
        className="xl:col-start-1 xl:row-start-1"
        aside={
          <Link href="/dashboard/calls" className={linkStyle}>
            All calls
          </Link>
        }
      >
        {overview.latestCalls.length > 0 ? (
          <LatestCalls calls={overview.latestCalls} timeZone={timeZone} now={now} />
        ) : (
          <NoCallsYet hasNumber={hasNumber} />
        )}
      </Section>
    </div>
  );
}

function NoCallsYet({ hasNumber }: { hasNumber: boolean }) {
  return (
    <Card>
      <StateCard icon={Phone} title="No calls yet">
        {hasNumber
          ? "Call your number to hear your receptionist. The call appears here while you talk."
          : "Calls appear here as soon as your receptionist has a number."}
      </StateCard>
    </Card>
  );
}
