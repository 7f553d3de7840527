"use client";

import { type ReactElement, useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Field, FieldInput } from "@/components/ui/field";
import { lostButKept } from "@/components/ui/lost";
import { Notice } from "@/components/ui/states";
import { useKeptState } from "@/components/ui/use-kept-state";
import { emptyCompany } from "@/lib/domain/messages/empty-company";
import type { RegistrationForm as Texts } from "@/lib/domain/messages/registration-form";
import {
  lintRegistration,
  type RegistrationProblem,
  type RegistrationTexts,
} from "@/lib/domain/messages/registration-lint";
import { CompanyFields } from "./company-fields";

interface Props {
  businessName: string;
  /** What the form begins with: as it was sent last, else as it is proposed. */
  proposed: RegistrationTexts;
  /** The business's own website, where the policy often is. */
  website: string | null;
  isSentBefore: boolean;
  canWrite: boolean;
  onSubmit: (texts: Texts) => Promise<{ ok: true; result: RegistrationProblem[] } | { ok: false; problem: string }>;
}

type PartName = RegistrationProblem["field"];

/** What the carriers are shown; each part is checked for what they commonly reject as it is typed. */
export function RegistrationForm({ businessName, proposed, website, isSentBefore, canWrite, onSubmit }: Props) {
  const {
    value: draft,
    set,
    settle,
  } = useKeptState<Texts>("registration", {
    ...proposed,
    company: proposed.company ?? emptyCompany,
  });
  const [looked, setLooked] = useState<readonly PartName[]>([]);
  const [refused, setRefused] = useState<RegistrationProblem[]>([]);
  const [failure, setFailure] = useState<string | null>(null);
  const [isBusy, start] = useTransition();
  const linted = lintRegistration({ ...draft, businessName }).filter(({ field }) => looked.includes(field));
  const problems = [...linted, ...refused];
  const change = (part: Partial<Texts>) => {
    set({ ...draft, ...part });
    setRefused([]);
    setLooked((now) => [...new Set([...now, ...(Object.keys(part) as PartName[])])]);
  };
  const send = () => {
    setLooked(["samples", "optInFlow", "privacyUrl"]);
    if (lintRegistration({ ...draft, businessName }).length > 0) return;
    start(async () => {
      // The schema comes when something is sent; without it the server checks alone.
      const rules = await import("@/lib/domain/messages/registration-form").catch(() => null);
      const read = rules?.readRegistration(draft, businessName);
      if (read && !read.ok) return setRefused(read.problems);
      const answer = await onSubmit(draft).catch(lostButKept);
      setFailure(answer.ok ? null : answer.problem);
      if (!answer.ok) return;
      setRefused(answer.result);
      if (answer.result.length === 0) settle(draft, draft);
    });
  };
  const wrong = (field: PartName) =>
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
        <TextFields {...{ draft, website, canWrite, wrong }} onChange={change} />
        <div className="flex flex-col gap-3 border-t px-5 py-3">
          {failure ? <Notice tone="missed">{failure}</Notice> : null}
          {problems.length > 0 ? (
            <Notice tone="attention">Carriers would reject this. Change what is marked, then send it.</Notice>
          ) : null}
          {canWrite ? (
            <Button type="submit" variant="primary" aria-disabled={isBusy} className="self-start">
              {isBusy ? "Sending" : isSentBefore ? "Send again" : "Send to the carriers"}
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
  website: string | null;
  canWrite: boolean;
  wrong: (field: PartName) => string | undefined;
  onChange: (part: Partial<Texts>) => void;
}

function TextFields({ draft, website, canWrite, wrong, onChange }: FieldsProps) {
  return (
    <fieldset disabled={!canWrite} className="flex min-w-0 flex-col gap-5 px-5 py-4">
      <legend className="sr-only">Registration of texts</legend>
      <CompanyFields company={draft.company} wrong={wrong} onChange={(company) => onChange({ company })} />
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
              className="field-sizing-content h-auto py-2"
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
          className="field-sizing-content h-auto py-2"
          onChange={(event) => onChange({ optInFlow: event.target.value })}
        />
      </Field>
      <Field
        name="privacyUrl"
        label="Address of your privacy policy"
        error={wrong("privacyUrl")}
        hint={website ? `On many websites it is at ${website.replace(/\/$/, "")}/privacy.` : undefined}
      >
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
