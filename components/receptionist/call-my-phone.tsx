"use client";

import { PhoneIncoming } from "lucide-react";
import Link from "next/link";
import { type FormEvent, useState } from "react";
import { formatSeconds } from "@/components/format/moment";
import { formatPhone } from "@/components/format/phone";
import { Dot } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Field, FieldInput } from "@/components/ui/field";
import { linkStyle } from "@/components/ui/link";
import { type CallMyPhone as Call, type PhoneTestState, usePhoneTest } from "./use-phone-test";

interface Props {
  /** The member's own number, when it is known; "" else. */
  mobile: string | null;
  /** The business's number, which shows on the phone. */
  lineNumber: string;
  onCall: Call;
}

/** Rings the member's phone, so that they hear what callers hear; shows how the call goes. */
export function CallMyPhone({ mobile, lineNumber, onCall }: Props) {
  const [phone, setPhone] = useState(mobile ? formatPhone(mobile) : "");
  const { test, isBusy, problem, ring } = usePhoneTest(onCall);
  const isOn = test !== null && test.status !== "ended";
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void ring(phone.trim());
  };
  return (
    <Card className="p-5">
      <h2 className="font-semibold text-body">Hear it on your phone</h2>
      <p className="mt-1 text-ink-soft text-pretty">
        It rings you from {formatPhone(lineNumber)} and says what callers hear now. You ask for this call yourself; it
        is recorded like every other. Nothing is booked, sent or charged.
      </p>
      <form onSubmit={submit} className="mt-4 flex flex-col gap-3">
        <Field name="phone" label="Your phone number" error={problem ?? undefined}>
          <FieldInput
            type="tel"
            inputMode="tel"
            autoComplete="tel"
            required
            maxLength={40}
            value={phone}
            onValueChange={setPhone}
          />
        </Field>
        <Button type="submit" aria-disabled={isBusy || isOn}>
          <PhoneIncoming aria-hidden />
          {isOn ? "Calling" : test ? "Call me again" : "Call my phone"}
        </Button>
      </form>
      <div role="status">{test ? <Progress test={test} /> : null}</div>
    </Card>
  );
}

function Progress({ test }: { test: PhoneTestState }) {
  return (
    <p className="mt-4 flex flex-wrap items-center gap-x-2 gap-y-1">
      <Dot tone={test.status === "in_progress" ? "booked" : "quiet"} isLive={test.status !== "ended"} />
      {wordsOf(test)}
      {test.status === "ringing" ? null : (
        <Link href={`/dashboard/calls/${test.callId}`} className={linkStyle}>
          See the call
        </Link>
      )}
    </p>
  );
}

const endings: Record<string, string> = {
  dial_no_answer: "Nobody picked up.",
  dial_busy: "Your phone was busy.",
  user_declined: "The call was declined.",
  voicemail_reached: "Your voicemail picked up.",
  too_late: "The call could not be made in time. Press again.",
};

function wordsOf({ status, endReason, seconds }: PhoneTestState): string {
  if (status === "ringing") return "Your phone is about to ring.";
  if (status === "in_progress") return "You are on the line.";
  const ending = endings[endReason ?? ""];
  if (ending) return ending;
  return seconds ? `The call is over, after ${formatSeconds(seconds)}.` : "The call did not come through.";
}
