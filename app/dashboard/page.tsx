import { Phone } from "lucide-react";
import Link from "next/link";
import { NextAppointments } from "@/components/appointments/next-appointments";
import { LatestCalls } from "@/components/calls/call-list";
import { LiveCalls } from "@/components/calls/live-calls";
import { PageBody, PageHead } from "@/components/frame/page-head";
import { AttentionList } from "@/components/overview/attention-list";
import { SinceSentence } from "@/components/overview/since-sentence";
import { Card, Section } from "@/components/ui/card";
import { linkStyle } from "@/components/ui/link";
import { StateCard } from "@/components/ui/states";
import { getContainer } from "@/lib/container";
import { lastEvening } from "@/lib/domain/member/business-day";
import { requireMember } from "@/lib/http/session";
import { loadFrame } from "./load-frame";

export const metadata = { title: "Home" };

export default async function HomePage() {
  const { business, scope } = await requireMember();
  const { timeZone } = business;
  const { at, frame } = await loadFrame();
  const overview = await getContainer().memberReads.loadOverview(scope, lastEvening(at, timeZone), at);
  return (
    <PageBody>
      <div className="flex flex-col gap-7 md:gap-8">
        <PageHead
          title={
            <span className="font-normal text-ink-soft [&_strong]:font-semibold [&_strong]:text-ink">
              <SinceSentence figures={overview.figures} attentionCount={frame.attentionCount} />
            </span>
          }
        />
        <LiveCalls calls={frame.liveCalls} />
        {overview.attention.length > 0 ? (
          <Section id="attention" title="Needs you">
            <AttentionList items={overview.attention} timeZone={timeZone} now={at} />
          </Section>
        ) : null}
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
            <NextAppointments appointments={overview.nextAppointments} timeZone={timeZone} now={at} />
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
              <LatestCalls calls={overview.latestCalls} timeZone={timeZone} now={at} />
            ) : (
              <NoCallsYet hasNumber={frame.lineNumber !== null} />
            )}
          </Section>
        </div>
      </div>
    </PageBody>
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
