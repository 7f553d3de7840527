"use client";

import { type FormEvent, useState, useTransition } from "react";
import { formatPhone } from "@/components/format/phone";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Field, FieldInput } from "@/components/ui/field";
import { lost } from "@/components/ui/lost";
import { Notice } from "@/components/ui/states";
import type { MobileView } from "@/lib/domain/notifications/mobile-view";

type Channel = "text" | "call";
type Done<Result> = { ok: true; result: Result } | { ok: false; problem: string };

interface Props {
  mobile: MobileView;
  onAsk: (
    number: string,
    channel: Channel,
  ) => Promise<Done<{ outcome: "sent"; number: string } | { outcome: "refused"; problem: string }>>;
  onConfirm: (code: string) => Promise<Done<{ outcome: "confirmed" } | { outcome: "refused"; problem: string }>>;
  onRemove: () => Promise<Done<void>>;
}

/** A member's own mobile: which one counts, and the way to another one over a code. */
export function MobileCard({ mobile, onAsk, onConfirm, onRemove }: Props) {
  const [sentTo, setSentTo] = useState(mobile.code);
  const [isChanging, setChanging] = useState(mobile.number === null);
  const [problem, setProblem] = useState<string | null>(null);
  const [note, setNote] = useState<string | null>(null);
  const [isBusy, start] = useTransition();
  const ask = (number: string, channel: Channel) =>
    start(async () => {
      const done = await onAsk(number, channel).catch(lost);
      const refusal = done.ok ? (done.result.outcome === "refused" ? done.result.problem : null) : done.problem;
      setProblem(refusal);
      setNote(null);
      if (done.ok && done.result.outcome === "sent") {
        setSentTo({ number: done.result.number, channel, isFailed: false });
      }
    });
  const confirm = (code: string) =>
    start(async () => {
      const done = await onConfirm(code).catch(lost);
      const refusal = done.ok ? (done.result.outcome === "refused" ? done.result.problem : null) : done.problem;
      setProblem(refusal);
      if (refusal !== null) return;
      setSentTo(null);
      setChanging(false);
      setNote("Confirmed. Texts go to this number from now on.");
    });
  const remove = () =>
    start(async () => {
      const done = await onRemove().catch(lost);
      setProblem(done.ok ? null : done.problem);
      setNote(done.ok ? "Removed. Nothing is texted to you any more." : null);
      if (done.ok) setChanging(true);
    });
  return (
    <Card className="flex flex-col gap-4 px-4 py-5 md:px-5">
      <Standing mobile={mobile} />
      {note ? <Notice tone="booked">{note}</Notice> : null}
      {sentTo ? (
        <CodeForm
          {...{ mobile, sentTo, problem, isBusy }}
          onConfirm={confirm}
          onAgain={(channel) => ask(sentTo.number, channel)}
          onBack={() => {
            setSentTo(null);
            setChanging(true);
            setProblem(null);
          }}
        />
      ) : isChanging || !mobile.isConfirmed ? (
        <NumberForm {...{ mobile, problem, isBusy }} onAsk={ask} />
      ) : (
        <div className="flex flex-wrap gap-2">
          <Button onClick={() => setChanging(true)}>Use another number</Button>
          <Button variant="danger" aria-disabled={isBusy} onClick={remove}>
            Remove
          </Button>
        </div>
      )}
    </Card>
  );
}

/** Which number counts now, and why. */
function Standing({ mobile: { number, isConfirmed } }: Pick<Props, "mobile">) {
  if (!number)
    return <p className="text-ink-soft">Texts come to your mobile once a code has shown that it is yours.</p>;
  return (
    <div className="flex flex-col gap-1.5">
      <p className="flex flex-wrap items-center gap-3">
        <span className="num font-medium">{formatPhone(number)}</span>
        <Badge tone={isConfirmed ? "booked" : "attention"}>{isConfirmed ? "Confirmed" : "Not confirmed"}</Badge>
      </p>
      <p className="text-ink-soft">
        {isConfirmed
          ? "The texts that you chose above go there."
          : "You entered this number before we asked for codes. Texts still go there; confirm it to be sure that they arrive."}
      </p>
    </div>
  );
}

interface NumberFormProps {
  mobile: MobileView;
  problem: string | null;
  isBusy: boolean;
  onAsk: (number: string, channel: Channel) => void;
}

/** Asks for the number, and how the code shall come. */
function NumberForm({ mobile: { number, isConfirmed, hasLine, canText }, problem, isBusy, onAsk }: NumberFormProps) {
  const [typed, setTyped] = useState(isConfirmed ? "" : (number ?? ""));
  const usual: Channel = canText ? "text" : "call";
  return (
    <form
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        onAsk(typed, usual);
      }}
    >
      <Field
        name="mobile"
        label="Your mobile"
        error={problem ?? undefined}
        hint="Your own phone, in the United States."
      >
        <FieldInput
          type="tel"
          autoComplete="tel"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          className="num md:max-w-80"
        />
      </Field>
      {hasLine && !canText ? (
        <p className="text-ink-soft">
          The carriers have not approved the texts of your business yet, so the code comes by a call. Your alerts by
          text begin when they are approved.
        </p>
      ) : null}
      {hasLine ? (
        <div className="flex flex-wrap gap-2">
          <Button type="submit" variant="primary" aria-disabled={isBusy}>
            {canText ? "Text me a code" : "Call me with a code"}
          </Button>
          {canText ? (
            <Button variant="bare" aria-disabled={isBusy} onClick={() => onAsk(typed, "call")}>
              Call me instead
            </Button>
          ) : null}
        </div>
      ) : (
        <p className="text-ink-soft">Codes come from the number of your business. You get one at the launch.</p>
      )}
    </form>
  );
}

interface CodeFormProps {
  mobile: MobileView;
  sentTo: NonNullable<MobileView["code"]>;
  problem: string | null;
  isBusy: boolean;
  onConfirm: (code: string) => void;
  onAgain: (channel: Channel) => void;
  onBack: () => void;
}

/** Takes the six digits; another code and another number are a click away. */
function CodeForm({ mobile, sentTo, problem, isBusy, onConfirm, onAgain, onBack }: CodeFormProps) {
  const number = formatPhone(sentTo.number);
  const told =
    sentTo.channel === "text"
      ? `We texted a code to ${number}. It holds for ten minutes.`
      : `We are calling ${number}. Press 1 to hear the code, which holds for ten minutes.`;
  return (
    <form
      noValidate
      className="flex flex-col gap-4 border-t pt-4"
      onSubmit={(event: FormEvent<HTMLFormElement>) => {
        event.preventDefault();
        onConfirm(String(new FormData(event.currentTarget).get("code")));
      }}
    >
      <p role="status" className="text-ink-soft">
        {sentTo.isFailed ? `We could not call ${number}. Check it, or try once more.` : told}
      </p>
      <Field name="code" label="Six digits" error={problem ?? undefined}>
        <FieldInput inputMode="numeric" autoComplete="one-time-code" maxLength={9} className="num md:max-w-40" />
      </Field>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" aria-disabled={isBusy}>
          Confirm
        </Button>
        <Button aria-disabled={isBusy} onClick={() => onAgain(sentTo.channel)}>
          {sentTo.channel === "text" ? "Send another code" : "Call again"}
        </Button>
        {sentTo.channel === "text" || mobile.canText ? (
          <Button
            variant="bare"
            aria-disabled={isBusy}
            onClick={() => onAgain(sentTo.channel === "text" ? "call" : "text")}
          >
            {sentTo.channel === "text" ? "Call me instead" : "Text me instead"}
          </Button>
        ) : null}
        <Button variant="bare" onClick={onBack}>
          Another number
        </Button>
      </div>
    </form>
  );
}
