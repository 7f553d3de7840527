"use client";

import { useState, useTransition } from "react";
import { formatPhone } from "@/components/format/phone";
import { Button } from "@/components/ui/button";
import { Card, Section } from "@/components/ui/card";
import { Notice } from "@/components/ui/states";
import { forwardingCodes, forwardingNote } from "@/lib/domain/telephony/forwarding-codes";
import { PhoneField } from "./read-inputs";
import type { Answer } from "./wizard-results";

interface Props {
  lineNumber: string;
  forwardFrom: string;
  carrier: string | null;
  /** Of the newest test. */
  test: "none" | "open" | "proven" | "over";
  canTest: boolean;
  onTest: (callerNumber: string) => Promise<Answer<{ testId: string }>>;
}

/** The codes that forward the own number, and the call that proves it. */
export function ForwardingCard({ lineNumber, forwardFrom, carrier, test, canTest, onTest }: Props) {
  const codes = forwardingCodes(lineNumber);
  const own = codes.find((entry) => entry.carrier === carrier) ?? codes[0];
  const [caller, setCaller] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, start] = useTransition();
  const prove = () =>
    start(async () => {
      const answer = await onTest(caller ?? "").catch(() => null);
      setProblem(answer?.ok ? null : (answer?.problem ?? "The connection was lost. Try again."));
    });
  return (
    <Section id="forwarding" title={`Forward ${formatPhone(forwardFrom)}`} className="mt-7">
      <Card>
        <dl className="grid gap-x-6 gap-y-2 px-4 py-4 md:grid-cols-[auto_1fr] md:px-5">
          {own?.all ? <Code name="Every call" code={own.all.on} off={own.all.off} /> : null}
          {own?.conditional ? (
            <>
              <Code name="When you do not answer" code={own.conditional.noAnswer} off={own.conditional.off} />
              <Code name="When you are on a call" code={own.conditional.busy} off={own.conditional.off} />
            </>
          ) : null}
        </dl>
        <p className="px-4 pb-4 text-ink-soft text-pretty md:px-5">
          {own?.name}: {own?.note} {forwardingNote}
        </p>
        <div className="flex flex-col gap-3 border-t px-4 py-4 md:px-5">
          <PhoneField
            name="caller"
            label="The phone that you call from"
            value={caller}
            hint={`Press the button, then call ${formatPhone(forwardFrom)} within three minutes.`}
            onChange={setCaller}
          />
          <Button className="self-start" disabled={!canTest} aria-disabled={isBusy} onClick={prove}>
            Start the test
          </Button>
          {problem ? <Notice tone="missed">{problem}</Notice> : null}
          {test === "open" ? (
            <Notice tone="attention">Waiting for your call to {formatPhone(forwardFrom)}.</Notice>
          ) : null}
          {test === "proven" ? <Notice tone="booked">Your call came through: the forwarding works.</Notice> : null}
          {test === "over" ? (
            <Notice tone="attention">No call came through. Check the code and your voicemail, then test again.</Notice>
          ) : null}
        </div>
      </Card>
    </Section>
  );
}

function Code({ name, code, off }: { name: string; code: string; off: string }) {
  return (
    <>
      <dt className="text-ink-soft">{name}</dt>
      <dd className="num">
        <strong className="font-semibold">{code}</strong>, off with {off}
      </dd>
    </>
  );
}
