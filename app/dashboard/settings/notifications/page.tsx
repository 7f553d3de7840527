import { PageHead } from "@/components/frame/page-head";
import { ChoicesForm } from "@/components/notifications/choices-form";
import { MobileCard } from "@/components/notifications/mobile-card";
import { Section } from "@/components/ui/card";
import { getContainer } from "@/lib/container";
import { requireMember } from "@/lib/http/session";
import { askMyCode, confirmMyCode, removeMyMobile, saveMyChoices } from "./actions";

export const metadata = { title: "Notifications" };

export default async function NotificationSettingsPage() {
  const { scope, role, business, businessId } = await requireMember();
  const { memberReads, now } = getContainer();
  const [choices, mobile] = await Promise.all([
    memberReads.loadChoices(scope, role),
    memberReads.loadMobile(scope, now()),
  ]);
  return (
    <>
      <PageHead
        title="Notifications"
        lead="What you are told, and how. Everybody in the team chooses for themselves."
      />
      <div className="mt-5 flex flex-col gap-7">
        <ChoicesForm
          // Without a mobile nothing is texted: what the form shows begins anew.
          key={`${businessId} ${mobile.number}`}
          saved={choices}
          timeZone={business.timeZone}
          onSave={saveMyChoices}
        />
        <Section id="mobile" title="Your mobile">
          <MobileCard
            key={businessId}
            mobile={mobile}
            onAsk={askMyCode}
            onConfirm={confirmMyCode}
            onRemove={removeMyMobile}
          />
          <p className="mt-3 text-ink-faint text-note text-pretty">
            Emergencies go to the people on call at the numbers that stand there, confirmed or not.
          </p>
        </Section>
      </div>
    </>
  );
}
