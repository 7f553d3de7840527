import { isStillSettingUp } from "@/app/onboarding/load-wizard";
import { PageBody, PageHead } from "@/components/frame/page-head";
import { CallMyPhone } from "@/components/receptionist/call-my-phone";
import { getContainer } from "@/lib/container";
import { requireMember } from "@/lib/http/session";
import { greetingOf } from "@/lib/receptionist/prompt/greeting";
import { Elsewhere } from "./_components/elsewhere";
import { Studio } from "./_components/studio";
import { VersionList } from "./_components/version-list";
import { rollBackAction } from "./actions";
import { callMyPhone } from "./phone-actions";

export const metadata = { title: "Receptionist" };

export default async function ReceptionistPage() {
  const { business, claims, role, scope } = await requireMember();
  const { memberReads, now } = getContainer();
  const view = await memberReads.loadReceptionist(scope);
  const canWrite = role !== "viewer";
  const waits = (await isStillSettingUp())
    ? "Greeting and tone are asked in the set-up; the rest comes after it."
    : null;
  const refusal = canWrite ? waits : "Owners and managers change it.";
  const { number: mobile } = await memberReads.loadMobile(scope, now());
  const noticeIn = (language: "en" | "es") => greetingOf({ name: business.name, language, greeting: "" }).trim();
  const closingIn = (language: "en" | "es") =>
    greetingOf({ name: business.name, language, greeting: null }).slice(noticeIn(language).length + 1);
  return (
    <PageBody isWide>
      <PageHead
        title="Receptionist"
        lead="What you change is a draft. Callers hear it after the test callers passed."
      />
      <Studio
        key={business.id}
        view={view}
        notices={{ en: noticeIn("en"), es: noticeIn("es") }}
        closings={{ en: closingIn("en"), es: closingIn("es") }}
        refusal={refusal}
      >
        {canWrite && view.callsFrom ? (
          <CallMyPhone mobile={mobile} lineNumber={view.callsFrom} onCall={callMyPhone} />
        ) : null}
      </Studio>
      <Elsewhere />
      <VersionList
        versions={view.versions}
        live={view.live}
        memberId={claims.sub}
        timeZone={business.timeZone}
        now={now()}
        onRollBack={canWrite ? rollBackAction : null}
      />
    </PageBody>
  );
}
