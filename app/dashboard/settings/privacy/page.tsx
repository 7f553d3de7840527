import { PageHead } from "@/components/frame/page-head";
import { ClocksForm } from "@/components/privacy/clocks-form";
import { ExportButton } from "@/components/privacy/export-button";
import { ExportList } from "@/components/privacy/export-list";
import { HoldList } from "@/components/privacy/hold-list";
import { KeptByLaw } from "@/components/privacy/kept-by-law";
import { PlaceHold } from "@/components/privacy/place-hold";
import { Card, Section } from "@/components/ui/card";
import { getContainer } from "@/lib/container";
import { requireMember } from "@/lib/http/session";
import { EndSection } from "./_components/end-section";
import { beginExport, holdData, releaseData, saveRetention } from "./actions";

export const metadata = { title: "Privacy" };

export default async function PrivacyPage() {
  const { business, scope, role } = await requireMember();
  const { memberReads, now } = getContainer();
  const privacy = await memberReads.loadPrivacy(scope);
  const isOwner = role === "owner";
  const shared = { timeZone: business.timeZone, now: now(), isOwner };
  const isBusinessHeld = privacy.holds.some(({ customer }) => customer === null);
  return (
    <>
      <PageHead title="Privacy" lead="How long things are kept, what you can take along, and what is deleted." />
      {isOwner ? null : <p className="mt-3 text-ink-soft">Only an owner can change anything here.</p>}
      <div className="mt-5 flex flex-col gap-7">
        <Section id="clocks-title" title="How long things are kept">
          <ClocksForm
            clocks={privacy.clocks}
            revision={privacy.revision}
            isOwner={isOwner}
            isHeld={isBusinessHeld}
            onSave={saveRetention}
          />
          <KeptByLaw />
        </Section>
        <Section id="copy-title" title="A copy of your data">
          <Card className="flex flex-col gap-4 px-5 py-5">
            <p className="text-ink-soft text-pretty">
              Everything of this business as JSON and CSV in a zip: customers, calls, transcripts, appointments, texts,
              consent, fees, members, settings and the audit. It is made without this page, you are told by mail, and it
              is deleted after seven days.
            </p>
            {isOwner ? <ExportButton exports={privacy.exports} onStart={beginExport.bind(null, null)} /> : null}
          </Card>
          <ExportList exports={privacy.exports} {...shared} />
        </Section>
        <Section id="hold-title" title="Legal hold">
          <HoldList holds={privacy.holds} {...shared} onRelease={releaseData}>
            {isOwner && !isBusinessHeld ? (
              <PlaceHold of="this business" id="business" onPlace={holdData.bind(null, null)} />
            ) : null}
          </HoldList>
        </Section>
        <EndSection name={business.name} deletion={privacy.deletion} {...shared} />
      </div>
    </>
  );
}
