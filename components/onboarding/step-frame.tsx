"use client";

import { useRouter, useSearchParams } from "next/navigation";
import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/states";
import { ChangedElsewhere } from "./changed-elsewhere";
import { StepFoot } from "./step-foot";
import type { WizardForm } from "./use-wizard-step";

/** One question of a step. */
export interface StepPart {
  id: string;
  title: string;
  lead: string;
  /** The answers that are asked here, by the first word of their path. */
  fields: string[];
  content: (problems: Record<string, string>) => ReactNode;
}

interface Props<Value> {
  form: WizardForm<Value>;
  parts: [StepPart, ...StepPart[]];
  previousHref: string | null;
  nextHref: string;
}

/** One question at a time, each with an address of its own; going on saves. */
export function StepFrame<Value>({ form, parts, previousHref, nextHref }: Props<Value>) {
  const router = useRouter();
  const asked = useSearchParams().get("part");
  const [checked, setChecked] = useState<string[]>([]);
  const [isGoing, setGoing] = useState(false);
  const index = Math.max(
    0,
    parts.findIndex(({ id }) => id === asked),
  );
  const part = parts[index] ?? parts[0];
  const wrong = Object.entries(form.problems).filter(([path]) => part.fields.includes(path.split(".")[0] ?? ""));
  const shown = checked.includes(part.id) ? Object.fromEntries(wrong) : {};
  const show = (id: string) => {
    window.history.pushState(null, "", `?part=${id}`);
    window.scrollTo({ top: 0 });
  };
  const goOn = async () => {
    setChecked((now) => [...now, part.id]);
    const next = parts[index + 1];
    if (wrong.length > 0) return;
    if (next) {
      void form.flush();
      return show(next.id);
    }
    const first = Object.keys(form.problems)[0]?.split(".")[0];
    const broken = first === undefined ? null : parts.find(({ fields }) => fields.includes(first));
    if (broken) return show(broken.id);
    setGoing(true);
    if (await form.flush()) router.push(nextHref);
    else setGoing(false);
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void goOn();
      }}
    >
      {parts.length > 1 ? (
        <p className="mb-1 text-ink-faint text-note">
          Question {index + 1} of {parts.length}
        </p>
      ) : null}
      <h1 className="text-title">{part.title}</h1>
      <p className="mt-1 mb-5 text-ink-soft text-pretty">{part.lead}</p>
      <Card>
        <div key={`${part.id} ${form.generation}`}>{part.content(shown)}</div>
      </Card>
      <div className="mt-3 flex flex-col gap-3 empty:hidden">
        <ChangedElsewhere form={form} />
        {form.failure ? <Notice tone="missed">{form.failure}</Notice> : null}
        {Object.keys(shown).length > 0 ? (
          <Notice tone="missed">Some fields need another look. What you typed is kept.</Notice>
        ) : null}
      </div>
      <StepFoot
        saveState={form.saveState}
        previous={index > 0 ? () => show(parts[index - 1]?.id ?? part.id) : previousHref}
      >
        <Button type="submit" variant="primary" size="large" aria-disabled={isGoing}>
          {isGoing ? "Saving" : "Continue"}
        </Button>
      </StepFoot>
    </form>
  );
}
