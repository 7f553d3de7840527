import { redirect } from "next/navigation";
import { callMyPhone } from "@/app/dashboard/receptionist/phone-actions";
import { Forwarding } from "@/app/onboarding/_components/forwarding";
import { LivePages } from "@/app/onboarding/_components/live-pages";
import { TextRegistration } from "@/app/onboarding/_components/text-registration";
import { loadWizard } from "@/app/onboarding/load-wizard";
import { FirstCall } from "@/components/onboarding/first-call";
import { NextSteps } from "@/components/onboarding/next-steps";
import { CallMyPhone } from "@/components/receptionist/call-my-phone";
import { getContainer } from "@/lib/container";

export const metadata = { title: "Your number" };

export default async function DonePage({ searchParams }: PageProps<"/onboarding/done">) {
  const { texts } = await searchParams;
  const { launch, member, now } = await loadWizard();
  const isReady = launch.steps.some(({ step, state }) => step === "linking" && state === "done");
  if (!isReady || !launch.lineNumber) redirect("/onboarding");
  const { number: mobile } = await getContainer().memberReads.loadMobile(member.scope, now);
  return (
    <LivePages>
      <FirstCall lineNumber={launch.lineNumber} call={launch.lastCall} isLive={launch.state === "live"} />
      <div className="mt-5">
        <CallMyPhone mobile={mobile} lineNumber={launch.lineNumber} onCall={callMyPhone} />
      </div>
      <Forwarding />
      <TextRegistration isLater={texts === "later"} />
      <NextSteps isLive={launch.state === "live"} />
    </LivePages>
  );
}
