import { proveForwarding } from "@/app/onboarding/actions";
import { loadWizard } from "@/app/onboarding/load-wizard";
import { ForwardingCard } from "@/components/onboarding/forwarding-card";

/** The codes and the test of a number that is forwarded; nothing for others. */
export async function Forwarding() {
  const { launch, now, member } = await loadWizard();
  const { forwardingTest: test, lineNumber, forwardFrom, isBought } = launch;
  if (!lineNumber || !forwardFrom || !isBought) return null;
  const state = !test ? "none" : test.provenAt ? "proven" : test.expiresAt > now ? "open" : "over";
  return (
    <ForwardingCard
      lineNumber={lineNumber}
      forwardFrom={forwardFrom}
      carrier={launch.carrier}
      test={state}
      canTest={member.role !== "viewer"}
      onTest={proveForwarding}
    />
  );
}
