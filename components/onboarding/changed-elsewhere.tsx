"use client";

import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/states";
import { describeSetting } from "@/lib/domain/settings/describe-setting";
import type { WizardForm } from "./use-wizard-step";

type Shown = Pick<WizardForm<unknown>, "base" | "theirs" | "takeTheirs" | "keepMine">;

/** What was saved in another place meanwhile, and the choice between that and what is typed here. */
export function ChangedElsewhere({ form }: { form: Shown }) {
  if (!form.theirs) return null;
  const before = linesOf(form.base);
  const after = linesOf(form.theirs.value);
  return (
    <Notice tone="attention">
      <p className="font-medium">
        This step was changed in another window or on another device. Yours is not saved yet.
      </p>
      <ul className="mt-1.5">
        {after
          .filter((line) => !before.includes(line))
          .map((line) => (
            <li key={line}>Now: {line}</li>
          ))}
      </ul>
      <div className="mt-3 flex flex-wrap gap-2">
        <Button onClick={form.takeTheirs}>Use theirs</Button>
        <Button onClick={form.keepMine}>Keep mine</Button>
      </div>
    </Notice>
  );
}

/** Answers in lines that can be compared; the rows of lists each in one. */
function linesOf(answers: unknown): string[] {
  return Object.entries(answers ?? {}).flatMap(([name, value]) =>
    Array.isArray(value) ? describeSetting(value) : describeSetting({ [name]: value }),
  );
}
