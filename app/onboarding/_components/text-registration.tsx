import Link from "next/link";
import { submitTexts } from "@/app/dashboard/phone/actions";
import { loadWizard } from "@/app/onboarding/load-wizard";
import { RegistrationForm } from "@/components/phone/registration-form";
import { RegistrationState } from "@/components/phone/registration-state";
import { buttonStyle } from "@/components/ui/button";
import { Section } from "@/components/ui/card";
import { linkStyle } from "@/components/ui/link";
import { getContainer } from "@/lib/container";
import { suggestRegistration } from "@/lib/domain/messages/suggest-registration";

/** What the carriers want to know before texts may leave: where that stands, and the form, which can wait. */
export async function TextRegistration({ isLater }: { isLater: boolean }) {
  const { member, now } = await loadWizard();
  const { business, scope } = member;
  const phone = await getContainer().memberReads.loadPhone(scope, now);
  const { registration, profile } = phone;
  const isEditable = registration.state === "not_started" || registration.state === "rejected";
  const skip = { href: "/onboarding/done?texts=later", label: "Do this later" };
  const again = { href: "/onboarding/done#texts", label: "Do it now" };
  const link = isLater ? again : skip;
  return (
    <Section id="texts" title="So that your texts may leave" className="mt-7">
      <p className="mb-3 text-ink-soft text-pretty">
        Tell the carriers who you are. We have written the texts for you; read them, and add your company and your
        privacy policy.
      </p>
      <RegistrationState phone={phone} timeZone={business.timeZone} now={now} />
      {isEditable && !isLater ? (
        <RegistrationForm
          businessName={business.name}
          proposed={registration.texts ?? suggestRegistration(profile, now)}
          website={profile.website}
          isSentBefore={registration.texts !== null}
          canWrite={member.role !== "viewer"}
          onSubmit={submitTexts}
        />
      ) : null}
      {isEditable ? (
        <div className="mt-3 flex flex-wrap items-center gap-3">
          <Link href={link.href} scroll={false} className={buttonStyle({})}>
            {link.label}
          </Link>
          <p className="text-ink-soft">
            You find it again under{" "}
            <Link href="/dashboard/phone#texts" className={linkStyle}>
              Phone and texts
            </Link>
            .
          </p>
        </div>
      ) : null}
    </Section>
  );
}
