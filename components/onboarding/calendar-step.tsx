"use client";

import { CalendarCheck, CalendarPlus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { ConnectNotice } from "@/components/calendar-settings/connect-notice";
import { connectHref } from "@/components/calendar-settings/connect-words";
import { Button, buttonStyle } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Notice, StateCard } from "@/components/ui/states";
import { ChangedElsewhere } from "./changed-elsewhere";
import { StepFoot } from "./step-foot";
import { type StepProps, useWizardStep } from "./use-wizard-step";

interface Props extends StepProps<"calendar"> {
  /** The account that is connected. */
  account: string | null;
  /** What became of a sign-in at Google that just came back. */
  result: string;
}

/** Google's calendar, or none for now. */
export function CalendarStep({ account, result, ...props }: Props) {
  const form = useWizardStep("calendar", props);
  const router = useRouter();
  const [isGoing, setGoing] = useState(false);
  const goOn = async () => {
    setGoing(true);
    form.write({ choice: account ? "google" : "skip" });
    if (await form.flush()) router.push(props.nextHref);
    else setGoing(false);
  };
  return (
    <>
      <h1 className="text-title">Where do appointments go?</h1>
      <p className="mt-1 mb-5 text-ink-soft text-pretty">
        With Google Calendar connected, nothing is booked over what is in it, and bookings appear there within seconds.
      </p>
      <Card>
        <StateCard
          icon={account ? CalendarCheck : CalendarPlus}
          title={account ? `Connected as ${account}` : "Google Calendar"}
          action={
            account ? null : (
              <a href={connectHref("wizard")} className={buttonStyle({ variant: "primary" })}>
                Connect Google Calendar
              </a>
            )
          }
        >
          {account
            ? "You choose later which calendars count as busy."
            : "Without it, appointments are kept here alone. You can connect it at any time."}
        </StateCard>
      </Card>
      <div className="mt-3 flex flex-col gap-3 empty:hidden">
        <ConnectNotice result={result} page="wizard" />
        <ChangedElsewhere form={form} />
        {form.failure ? <Notice tone="missed">{form.failure}</Notice> : null}
      </div>
      <StepFoot saveState={form.saveState} previous={props.previousHref}>
        <Button
          size="large"
          variant={account ? "primary" : "quiet"}
          aria-disabled={isGoing}
          onClick={() => void goOn()}
        >
          {account ? "Continue" : "Go on without"}
        </Button>
      </StepFoot>
    </>
  );
}
