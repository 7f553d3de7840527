"use client";

import { useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Field, FieldInput } from "@/components/ui/field";
import { lost } from "@/components/ui/lost";

export type ForwardingTestAction = (phone: string) => Promise<{ ok: true } | { ok: false; problem: string }>;

/** Starts a test: within three minutes a call to the own number must arrive here. */
export function ForwardingTest({ isRunning, onTest }: { isRunning: boolean; onTest: ForwardingTestAction }) {
  const [problem, setProblem] = useState<string | undefined>();
  const [isBusy, start] = useTransition();
  const begin = (form: FormData) =>
    start(async () => {
      const answer = await onTest(String(form.get("phone") ?? "")).catch(lost);
      setProblem(answer.ok ? undefined : answer.problem);
    });
  return (
    <form
      noValidate
      className="flex flex-col gap-3 border-t pt-4 sm:flex-row sm:items-end"
      onSubmit={(event) => {
        event.preventDefault();
        begin(new FormData(event.currentTarget));
      }}
    >
      <div className="min-w-0 flex-1 sm:max-w-80">
        <Field name="phone" label="The phone you will call from" error={problem}>
          <FieldInput type="tel" autoComplete="tel" placeholder="(303) 555-0142" />
        </Field>
      </div>
      <Button type="submit" aria-disabled={isBusy}>
        {isRunning ? "Start again" : "Test it"}
      </Button>
      <p role="status" className="text-ink-soft sm:flex-1 sm:pb-1.5">
        {isRunning
          ? "Now dial your own number, not the receptionist's, with that phone. This page shows it as soon as the call arrives."
          : ""}
      </p>
    </form>
  );
}
