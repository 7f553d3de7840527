"use client";

import { type FormEvent, type ReactElement, useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Field, FieldInput } from "@/components/ui/field";
import { lost } from "@/components/ui/lost";
import { Sheet } from "@/components/ui/sheet";
import { Notice } from "@/components/ui/states";

/** An authenticator app that waits for its first code. `qrCode` is a data address. */
export interface NewFactor {
  id: string;
  qrCode: string;
  secret: string;
}

type Done<Result> = { ok: true; result: Result } | { ok: false; problem: string };

interface Props {
  factors: { id: string; name: string; addedAt: Date }[];
  onBegin: (password: string) => Promise<Done<NewFactor>>;
  onConfirm: (factorId: string, code: string) => Promise<Done<null>>;
  onRemove: (factorId: string, password: string) => Promise<Done<null>>;
}

/** The second factor: what is set up, adding an app, taking one away. */
export function TwoFactorCard({ factors, onBegin, onConfirm, onRemove }: Props) {
  const [fresh, setFresh] = useState<NewFactor | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, start] = useTransition();
  const begin = async (password: string) => {
    const done = await onBegin(password).catch(lost);
    setProblem(null);
    if (done.ok) setFresh(done.result);
    return done;
  };
  const confirm = (code: string) =>
    start(async () => {
      const done = fresh ? await onConfirm(fresh.id, code).catch(lost) : null;
      setProblem(!done || done.ok ? null : done.problem);
      if (done?.ok) setFresh(null);
    });
  return (
    <Card className="flex flex-col gap-4 px-4 py-5 md:px-5">
      {factors.length > 0 ? (
        <ul className="flex flex-col gap-2">
          {factors.map((factor) => (
            <li key={factor.id} className="flex flex-wrap items-center justify-between gap-2">
              <span className="min-w-0 wrap-anywhere">{factor.name}</span>
              <WithPassword
                title="Remove this app?"
                lead="Without another app your password alone opens this account."
                trigger={<Button variant="danger">Remove</Button>}
                send={{ label: "Remove", variant: "danger" }}
                onSend={(password) => onRemove(factor.id, password)}
              />
            </li>
          ))}
        </ul>
      ) : (
        <p className="text-ink-soft">
          With an authenticator app on your phone, a stolen password is not enough to see your business.
        </p>
      )}
      {problem ? <Notice tone="missed">{problem}</Notice> : null}
      {fresh ? (
        <ConfirmFactor factor={fresh} isBusy={isBusy} onConfirm={confirm} onCancel={() => setFresh(null)} />
      ) : (
        <WithPassword
          title="Add an authenticator app"
          lead="An app that somebody else adds would lock you out, so we ask who you are."
          trigger={
            <Button variant={factors.length > 0 ? "quiet" : "primary"} className="self-start">
              {factors.length > 0 ? "Add another app" : "Set up two-factor sign-in"}
            </Button>
          }
          send={{ label: "Go on", variant: "primary" }}
          onSend={begin}
        />
      )}
    </Card>
  );
}

function ConfirmFactor(props: {
  factor: NewFactor;
  isBusy: boolean;
  onConfirm: (code: string) => void;
  onCancel: () => void;
}) {
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    props.onConfirm(String(new FormData(event.currentTarget).get("code")));
  };
  return (
    <form onSubmit={send} noValidate className="flex flex-col gap-4 border-t pt-4 md:flex-row md:gap-6">
      {/* biome-ignore lint/performance/noImgElement: a data address, which nothing can make smaller */}
      <img
        src={props.factor.qrCode}
        alt="Code to scan with your authenticator app"
        className="size-44 self-center rounded-control border bg-white p-2 md:self-start"
      />
      <div className="flex min-w-0 flex-1 flex-col gap-4">
        <p className="text-ink-soft">
          Scan this with your app, or type the key into it:{" "}
          <code className="num font-medium text-ink wrap-anywhere">{props.factor.secret}</code>
        </p>
        <Field name="code" label="Six digits from the app">
          <FieldInput inputMode="numeric" autoComplete="one-time-code" maxLength={7} className="num" />
        </Field>
        <div className="flex gap-2">
          <Button type="submit" variant="primary" aria-disabled={props.isBusy}>
            Turn it on
          </Button>
          <Button variant="bare" onClick={props.onCancel}>
            Not now
          </Button>
        </div>
      </div>
    </form>
  );
}

/** Asks for the present password before something is done with it. */
function WithPassword(props: {
  title: string;
  lead: string;
  trigger: ReactElement;
  send: { label: string; variant: "danger" | "primary" };
  onSend: (password: string) => Promise<Done<unknown>>;
}) {
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, start] = useTransition();
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const password = String(new FormData(event.currentTarget).get("password"));
    start(async () => {
      const done = await props.onSend(password).catch(lost);
      setProblem(done.ok ? null : done.problem);
    });
  };
  return (
    <Sheet title={props.title} trigger={props.trigger}>
      <form onSubmit={send} noValidate className="flex flex-col gap-4">
        <p className="text-ink-soft">{props.lead}</p>
        <Field name="password" label="Your password" error={problem ?? undefined}>
          <FieldInput type="password" autoComplete="current-password" />
        </Field>
        <Button type="submit" variant={props.send.variant} aria-disabled={isBusy} className="self-end">
          {props.send.label}
        </Button>
      </form>
    </Sheet>
  );
}
