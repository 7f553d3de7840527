import { leadIntoWizard } from "@/app/onboarding/load-wizard";
import { LiveCalls } from "@/components/calls/live-calls";
import { PageBody, PageHead } from "@/components/frame/page-head";
import { SinceSentence } from "@/components/overview/since-sentence";
import { getContainer } from "@/lib/container";
import { lastEvening } from "@/lib/domain/member/business-day";
import { readFigureRange } from "@/lib/domain/member/figure-range";
import { requireMember } from "@/lib/http/session";
import { EmergencyList } from "./_components/emergency-list";
import { NeedsYou } from "./_components/needs-you";
import { NextAndLatest } from "./_components/next-and-latest";
import { RangeFigures } from "./_components/range-figures";
import { loadFrame } from "./load-frame";

export const metadata = { title: "Home" };

export default async function HomePage({ searchParams }: PageProps<"/dashboard">) {
  const member = await requireMember();
  await leadIntoWizard(member);
  const { scope } = member;
  const { timeZone } = member.business;
  const canWrite = member.role !== "viewer";
  const { at, frame } = await loadFrame();
  const { memberReads } = getContainer();
  const range = readFigureRange((await searchParams) as Record<string, string>, at, timeZone);
  const [emergencies, overview, figures] = await Promise.all([
    memberReads.listCurrentEmergencies(scope, at),
    memberReads.loadOverview(scope, lastEvening(at, timeZone), at),
    memberReads.loadFigures(scope, range, timeZone),
  ]);
  return (
    <PageBody>
      <div className="flex flex-col gap-7 md:gap-8">
        {emergencies.length > 0 ? (
          <EmergencyList emergencies={emergencies} timeZone={timeZone} now={at} canWrite={canWrite} />
        ) : null}
        <PageHead
          title={
            <span className="font-normal text-ink-soft [&_strong]:font-semibold [&_strong]:text-ink">
              <SinceSentence figures={overview.figures} attentionCount={frame.attentionCount} />
            </span>
          }
        />
        <LiveCalls calls={frame.liveCalls} />
        <NeedsYou items={overview.attention} timeZone={timeZone} now={at} canWrite={canWrite} />
        <RangeFigures range={range} figures={figures} />
        <NextAndLatest overview={overview} timeZone={timeZone} now={at} hasNumber={frame.lineNumber !== null} />
      </div>
    </PageBody>
  );
}
