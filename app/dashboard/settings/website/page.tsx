import { isStillSettingUp } from "@/app/onboarding/load-wizard";
import { applyImport, loadImport, startImport } from "@/app/onboarding/website/actions";
import { PageHead } from "@/components/frame/page-head";
import { WebsiteImport } from "@/components/onboarding/website-import";
import { SetUpNotice } from "@/components/settings/set-up-notice";
import { getContainer } from "@/lib/container";
import { requireMember } from "@/lib/http/session";

export const metadata = { title: "Website import" };

export default async function WebsitePage() {
  const { scope, role, businessId } = await requireMember();
  const { memberReads } = getContainer();
  const [newest, profile] = await Promise.all([
    memberReads.loadWebsiteImport(scope),
    memberReads.loadSetting(scope, "profile"),
  ]);
  return (
    <>
      <PageHead title="Website import" lead="Take services, hours and answers over from your own website." />
      <div className="mt-5">
        {(await isStillSettingUp()) ? (
          <SetUpNotice href={role === "viewer" ? null : "/onboarding/services"} />
        ) : (
          <WebsiteImport
            key={businessId}
            newest={newest}
            address={profile?.website ?? ""}
            canWrite={role !== "viewer"}
            onStart={startImport}
            onLoad={loadImport}
            onApply={applyImport}
          />
        )}
      </div>
    </>
  );
}
