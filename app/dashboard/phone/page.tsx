import { PageBody, PageHead } from "@/components/frame/page-head";
import { ForwardingCard } from "@/components/phone/forwarding-card";
import { NumberList } from "@/components/phone/number-list";
import { RegistrationForm } from "@/components/phone/registration-form";
import { RegistrationState } from "@/components/phone/registration-state";
import { Section } from "@/components/ui/card";
import { getContainer } from "@/lib/container";
import { suggestRegistration } from "@/lib/domain/messages/suggest-registration";
import { forwardingCodes, forwardingNote } from "@/lib/domain/telephony/forwarding-codes";
import { requireMember } from "@/lib/http/session";
import { startForwardingTest, submitTexts } from "./actions";

export const metadata = { title: "Phone and texts" };

export default async function PhonePage() {
  const { business, scope, role } = await requireMember();
  const { memberReads, now } = getContainer();
  const at = now();
  const phone = await memberReads.loadPhone(scope, at);
  const { registration } = phone;
  const line = phone.numbers.find(({ isActive }) => isActive);
  const canWrite = role !== "viewer";
  const isEditable = registration.state === "not_started" || registration.state === "rejected";
  return (
    <PageBody>
      <PageHead title="Phone and texts" lead="What rings at the receptionist, and whether your texts may go out." />
      <div className="mt-6 flex flex-col gap-7">
        <NumberList phone={phone} timeZone={business.timeZone} now={at} />
        {line ? (
          <ForwardingCard
            phone={phone}
            carriers={forwardingCodes(line.e164)}
            note={forwardingNote}
            canWrite={canWrite}
            timeZone={business.timeZone}
            now={at}
            onTest={startForwardingTest}
          />
        ) : null}
        <Section id="texts" title="Texts">
          <RegistrationState phone={phone} timeZone={business.timeZone} now={at} />
          {isEditable && line ? (
            <RegistrationForm
              businessName={business.name}
              proposed={registration.texts ?? suggestRegistration(phone.profile, at)}
              website={phone.profile.website}
              isSentBefore={registration.texts !== null}
              canWrite={canWrite}
              onSubmit={submitTexts}
            />
          ) : null}
        </Section>
      </div>
    </PageBody>
  );
}
