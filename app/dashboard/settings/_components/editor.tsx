import { notFound } from "next/navigation";
import type { ComponentType } from "react";
import { saveSection } from "@/app/dashboard/settings/actions";
import { isStillSettingUp } from "@/app/onboarding/load-wizard";
import { BookingEditor, ProfileEditor } from "@/components/settings/business-editors";
import { AreasEditor, ResourcesEditor, ServicesEditor } from "@/components/settings/offer-editors";
import { SetUpNotice } from "@/components/settings/set-up-notice";
import { TextsEditor } from "@/components/settings/texts-editor";
import { ClosuresEditor, HoursEditor, ZoneEditor } from "@/components/settings/time-editors";
import type { EditorProps } from "@/components/settings/use-setting-form";
import { AnswersEditor, EmergencyEditor, TransferEditor } from "@/components/settings/words-and-people-editors";
import { getContainer } from "@/lib/container";
import { dateAt } from "@/lib/domain/member/business-day";
import { settingsOfWizard } from "@/lib/domain/onboarding/settings-of-wizard";
import { findTradeProfile } from "@/lib/domain/onboarding/trade-profiles";
import type { SettingSection } from "@/lib/domain/settings/sections";
import { upcomingHolidays } from "@/lib/domain/time/upcoming-holidays";
import { requireMember } from "@/lib/http/session";

const editors: { [Name in SettingSection]: ComponentType<EditorProps<Name>> } = {
  profile: ProfileEditor,
  booking: BookingEditor,
  services: ServicesEditor,
  hours: HoursEditor,
  closures: ClosuresEditor,
  zone: ZoneEditor,
  resources: ResourcesEditor,
  areas: AreasEditor,
  answers: AnswersEditor,
  emergency: EmergencyEditor,
  transfer: TransferEditor,
  texts: TextsEditor,
};

/** The form of one section, with what is saved in it; or where to change it while the business is set up. */
export async function Editor({ section }: { section: SettingSection }) {
  const { scope, role, businessId, business } = await requireMember();
  const asked = settingsOfWizard[section];
  if (asked && (await isStillSettingUp())) return <SetUpNotice href={role === "viewer" ? null : asked} />;
  const { memberReads, now } = getContainer();
  const saved = await memberReads.loadSetting(scope, section);
  if (saved === null) notFound();
  const resources = section === "services" ? await memberReads.loadSetting(scope, "resources") : null;
  const View = editors[section] as unknown as ComponentType<EditorProps<SettingSection>>;
  return (
    <View
      key={businessId}
      saved={saved}
      canWrite={role !== "viewer"}
      resources={(resources ?? []).map(({ id, name }) => ({ id, name }))}
      holidays={section === "closures" ? upcomingHolidays(dateAt(now(), business.timeZone)) : []}
      questions={section === "answers" ? findTradeProfile(business.trade).questions : []}
      onSave={saveSection.bind(null, section)}
    />
  );
}
