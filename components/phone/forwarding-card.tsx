import { formatMoment } from "@/components/format/moment";
import { formatPhone } from "@/components/format/phone";
import { Badge } from "@/components/ui/badge";
import { Card, Section } from "@/components/ui/card";
import { Notice } from "@/components/ui/states";
import type { PhoneView } from "@/lib/domain/member/phone-page";
import type { ForwardingCodes } from "@/lib/domain/telephony/forwarding-codes";
import { ForwardingTest, type ForwardingTestAction } from "./forwarding-test";

interface Props {
  phone: PhoneView;
  carriers: ForwardingCodes[];
  note: string;
  canWrite: boolean;
  timeZone: string;
  now: Date;
  onTest: ForwardingTestAction;
}

/** Whether the own number reaches the receptionist, how to make it, and the call that proves it. */
export function ForwardingCard(props: Props) {
  const { phone, carriers, note, canWrite, timeZone, now, onTest } = props;
  const { forwarding, forwardingTest: test } = phone;
  const isRunning = Boolean(test && !test.provenAt && test.expiresAt > now);
  return (
    <Section id="forwarding" title="Forward your own number">
      <Card className="flex flex-col gap-4 px-5 py-4">
        <div className="flex flex-wrap items-center justify-between gap-3">
          <p>
            {forwarding ? (
              <>
                Calls to <span className="num font-medium">{formatPhone(forwarding.fromNumber)}</span> are to come here.
              </>
            ) : (
              "Keep the number that your customers know, and let it ring here: always, or only when you do not answer."
            )}
          </p>
          <TestBadge test={test} isRunning={isRunning} timeZone={timeZone} now={now} />
        </div>
        {test?.arrivedAt && !test.provenAt ? (
          <Notice tone="attention">
            Your call arrived, but your phone company did not say that it came through your own number. If you dialed
            your own number and not that of the receptionist, forwarding works.
          </Notice>
        ) : null}
        <div className="flex flex-col divide-y rounded-control border">
          {carriers.map((carrier) => (
            <CarrierCodes key={carrier.carrier} carrier={carrier} isOpen={carrier.carrier === forwarding?.carrier} />
          ))}
        </div>
        <p className="text-ink-faint text-note">{note}</p>
        {canWrite ? <ForwardingTest isRunning={isRunning} onTest={onTest} /> : null}
      </Card>
    </Section>
  );
}

function TestBadge(props: { test: PhoneView["forwardingTest"]; isRunning: boolean; timeZone: string; now: Date }) {
  const { test, isRunning, timeZone, now } = props;
  if (!test) return <Badge tone="quiet">Not tested</Badge>;
  if (test.provenAt) return <Badge tone="booked">Proven {formatMoment(test.provenAt, timeZone, now)}</Badge>;
  if (test.arrivedAt) return <Badge tone="message">A call arrived {formatMoment(test.arrivedAt, timeZone, now)}</Badge>;
  return isRunning ? <Badge tone="message">Waiting for your call</Badge> : <Badge tone="missed">No call arrived</Badge>;
}

function CarrierCodes({ carrier, isOpen }: { carrier: ForwardingCodes; isOpen: boolean }) {
  const { name, all, conditional, note } = carrier;
  return (
    <details open={isOpen} className="px-4">
      <summary className="min-h-11 cursor-pointer py-2.5 font-medium">{name}</summary>
      <dl className="grid grid-cols-[minmax(0,1fr)] gap-x-6 gap-y-1.5 pb-3 sm:grid-cols-[11rem_minmax(0,1fr)]">
        {all ? (
          <>
            <Code name="Every call" code={all.on} />
            <Code name="Off again" code={all.off} />
          </>
        ) : null}
        {conditional ? (
          <>
            <Code name="When the line is busy" code={conditional.busy} />
            <Code name="When nobody answers" code={conditional.noAnswer} />
            <Code name="Off again" code={conditional.off} />
          </>
        ) : null}
        <dt className="sr-only">Note</dt>
        <dd className="text-ink-soft sm:col-span-2">{note}</dd>
      </dl>
    </details>
  );
}

function Code({ name, code }: { name: string; code: string }) {
  return (
    <>
      <dt className="text-ink-soft">{name}</dt>
      <dd className="num break-all font-medium">{code}</dd>
    </>
  );
}
