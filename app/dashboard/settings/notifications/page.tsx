import { PageHead } from "@/components/frame/page-head";
import { ChoicesForm } from "@/components/notifications/choices-form";
import { getContainer } from "@/lib/container";
import { requireMember } from "@/lib/http/session";
import { saveMyChoices } from "./actions";

export const metadata = { title: "Notifications" };

export default async function NotificationSettingsPage() {
  const { scope, role, business, businessId } = await requireMember();
  const choices = await getContainer().memberReads.loadChoices(scope, role);
  return (
    <>
      <PageHead
        title="Notifications"
        lead="What you are told, and how. Everybody in the team chooses for themselves."
      />
      <div className="mt-5">
        <ChoicesForm key={businessId} saved={choices} timeZone={business.timeZone} onSave={saveMyChoices} />
      </div>
    </>
  );
}
