import { startForwardingTest } from "@/app/dashboard/phone/actions";
import { loadWizard } from "@/app/onboarding/load-wizard";
import { ForwardingCard } from "@/components/phone/forwarding-card";
import { getContainer } from "@/lib/container";
import { forwardingCodes, forwardingNote } from "@/lib/domain/telephony/forwarding-codes";

/** The codes and the test of a number that is forwarded; nothing for others. */
export async function Forwarding() {
  const { launch, now, member } = await loadWizard();
  const { lineNumber, forwardFrom, isBought } = launch;
  if (!lineNumber || !forwardFrom || !isBought) return null;
  return (
    <div className="mt-7">
      <ForwardingCard
        phone={await getContainer().memberReads.loadPhone(member.scope, now)}
        carriers={forwardingCodes(lineNumber)}
        note={forwardingNote}
        canWrite={member.role !== "viewer"}
        timeZone={member.business.timeZone}
        now={now}
        onTest={startForwardingTest}
      />
    </div>
  );
}
