import Link from "next/link";
import { redirect } from "next/navigation";
import { Forwarding } from "@/app/onboarding/_components/forwarding";
import { LivePages } from "@/app/onboarding/_components/live-pages";
import { lookAround, payForLaunch, runAgain } from "@/app/onboarding/actions";
import { loadWizard } from "@/app/onboarding/load-wizard";
import { LaunchSteps } from "@/components/onboarding/launch-steps";
import { Button, buttonStyle } from "@/components/ui/button";

export const metadata = { title: "Launch" };

export default async function LaunchPage() {
  const { launch, member } = await loadWizard();
  if (!launch.state) redirect("/onboarding");
  const isReady = launch.steps.some(({ step, state }) => step === "linking" && state === "done");
  return (
    <LivePages>
      <h1 className="text-title">
        {launch.state === "live" ? "You are live" : isReady ? "Your number is ready" : "Launching"}
      </h1>
      <p className="mt-1 mb-5 text-ink-soft text-pretty">
        {launch.state === "failed"
          ? "One step needs you. Everything before it is done and stays done."
          : "This takes a minute or two. You can close this page: it goes on, and you find it here again."}
      </p>
      <LaunchSteps steps={launch.steps} canRetry={member.role !== "viewer"} onRetry={runAgain} onPay={payForLaunch} />
      <Forwarding />
      <div className="mt-6 flex flex-wrap items-center justify-end gap-3">
        {launch.state === "live" ? null : (
          <form action={lookAround}>
            <Button type="submit" variant="bare" size="large">
              Look around meanwhile
            </Button>
          </form>
        )}
        {isReady ? (
          <Link href="/onboarding/done" className={buttonStyle({ variant: "primary", size: "large" })}>
            {launch.state === "live" ? "Continue" : "Call your number"}
          </Link>
        ) : null}
      </div>
    </LivePages>
  );
}
