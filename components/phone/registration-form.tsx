"use client";

import { type ReactElement, useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Field, FieldInput } from "@/components/ui/field";
import { Notice } from "@/components/ui/states";
import {
  lintRegistration,
  type RegistrationProblem,
  type RegistrationTexts,
} from "@/lib/domain/messages/registration-lint";

type Texts = Omit<RegistrationTexts, "businessName">;

interface Props {
  businessName: string;
  sent: RegistrationTexts | null;
  canWrite: boolean;
  onSubmit: (texts: Texts) => Promise<{ ok: true; result: RegistrationProblem[] } | { ok: false; problem: string }>;
}

/** What the carriers are shown, checked for what they commonly reject before it is sent. */
export function RegistrationForm({ businessName, sent, canWrite, onSubmit }: Props) {
  const [draft, setDraft] = useState<Texts>(() => sent ?? suggest(businessName));
  const [problems, setProblems] = useState<RegistrationProblem[]>([]);
  const [failure, setFailure] = useState<string | null>(null);
  const [isBusy, start] = useTransition();
  const change = (part: Partial<Texts>) => {
    const next = { ...draft, ...part };
    setDraft(next);
    if (problems.length > 0) setProblems(lintRegistration({ ...next, businessName }));
  };
  const send = () => {
    const found = lintRegistration({ ...draft, businessName });
    setProblems(found);
    if (found.length > 0) return;
    start(async () => {
      const lost = { ok: false as const, problem: "The connection was lost. What you wrote is still here." };
      const answer = await onSubmit(draft).catch(() => lost);
      setFailure(answer.ok ? null : answer.problem);
      if (answer.ok) setProblems(answer.result);
    });
  };
  const wrong = (field: RegistrationProblem["field"]) =>
    problems
      .filter((problem) => problem.field === field)
      .map(({ message }) => message)
      .join(" ") || undefined;
  return (
    <Card className="mt-4">
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <TextFields draft={draft} canWrite={canWrite} wrong={wrong} onChange={change} />
        <div className="flex flex-col gap-3 border-t px-5 py-3">
          {failure ? <Notice tone="missed">{failure}</Notice> : null}
          {problems.length > 0 ? (
            <Notice tone="attention">Carriers would reject this. Change what is marked, then send it.</Notice>
          ) : null}
          {canWrite ? (
            <Button type="submit" variant="primary" aria-disabled={isBusy} className="self-start">
              {isBusy ? "Sending" : sent ? "Send again" : "Send to the carriers"}
            </Button>
          ) : (
            <p className="text-ink-soft">Only owners and managers can send this.</p>
          )}
        </div>
      </form>
    </Card>
  );
}

interface FieldsProps {
  draft: Texts;
  canWrite: boolean;
  wrong: (field: RegistrationProblem["field"]) => string | undefined;
  onChange: (part: Partial<Texts>) => void;
}

function TextFields({ draft, canWrite, wrong, onChange }: FieldsProps) {
  return (
    <fieldset disabled={!canWrite} className="flex min-w-0 flex-col gap-5 px-5 py-4">
      <legend className="sr-only">Registration of texts</legend>
      {draft.samples.map((sample, index) => {
        const place = `sample-${index}`;
        return (
          <Field
            key={place}
            name={place}
            label={`Sample text ${index + 1}`}
            error={index === 0 ? wrong("samples") : undefined}
          >
            <FieldInput
              value={sample}
              maxLength={320}
              render={longText}
              className="h-auto py-2"
              onChange={(event) => onChange({ samples: draft.samples.with(index, event.target.value) })}
            />
          </Field>
        );
      })}
      <Field
        name="optInFlow"
        label="How people agree to get texts"
        error={wrong("optInFlow")}
        hint="Where and how: on the call, on a form, by texting you."
      >
        <FieldInput
          value={draft.optInFlow}
          maxLength={2000}
          render={longText}
          className="h-auto py-2"
          onChange={(event) => onChange({ optInFlow: event.target.value })}
        />
      </Field>
      <Field name="privacyUrl" label="Address of your privacy policy" error={wrong("privacyUrl")}>
        <FieldInput
          type="url"
          value={draft.privacyUrl ?? ""}
          placeholder="https://"
          onChange={(event) => onChange({ privacyUrl: event.target.value || null })}
        />
      </Field>
    </fieldset>
  );
}

const longText: ReactElement = <textarea rows={2} />;

/** Texts as the receptionist really sends them, and the way in which callers really agree. */
function suggest(name: string): Texts {
  return {
    samples: [
      `${name}: You are booked for Tuesday, Nov 24 at 9:00 AM. Reply CANCEL to cancel, STOP to opt out.`,
      `${name}: A reminder of your appointment tomorrow at 9:00 AM. Reply STOP to opt out.`,
    ],
    optInFlow: `Customers call ${name} to book an appointment. On the call they give their mobile number, are told that the confirmation and reminders come by text, and agree. They can reply STOP at any time.`,
    privacyUrl: null,
  };
}
