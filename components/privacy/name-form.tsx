"use client";

import { type FormEvent, type ReactNode, useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Field, FieldInput } from "@/components/ui/field";
import { lost } from "@/components/ui/lost";

/** The answer to a deletion. `outcome` is `refused` with the reason, or what was done. */
export type Deleted<Done extends string> =
  | { ok: true; result: { outcome: Done } | { outcome: "refused"; problem: string } }
  | { ok: false; problem: string };

interface Props<Done extends string> {
  name: string;
  /** The button, and what it says while it works. */
  label: string;
  busyLabel: string;
  onDelete: (typedName: string) => Promise<Deleted<Done>>;
  onDone?: () => void;
  children: ReactNode;
}

/** Asks for the name of what goes for good before it goes. */
export function NameForm<Done extends string>({ name, label, busyLabel, onDelete, onDone, children }: Props<Done>) {
  const [problem, setProblem] = useState<string>();
  const [isBusy, start] = useTransition();
  const remove = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = String(new FormData(event.currentTarget).get("name"));
    start(async () => {
      const done = await onDelete(typed).catch(lost);
      const refusal = done.ok ? done.result : done;
      setProblem("problem" in refusal ? refusal.problem : undefined);
      if (!("problem" in refusal)) onDone?.();
    });
  };
  return (
    <form onSubmit={remove} noValidate className="flex flex-col gap-4">
      {children}
      <Field name="name" label={`Type ${name}`} error={problem}>
        <FieldInput autoComplete="off" />
      </Field>
      <Button type="submit" variant="danger" className="self-end" aria-disabled={isBusy}>
        {isBusy ? busyLabel : label}
      </Button>
    </form>
  );
}
