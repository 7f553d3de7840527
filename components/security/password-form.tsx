"use client";

import { type FormEvent, useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Field, FieldInput } from "@/components/ui/field";
import { findProblems } from "@/components/ui/find-problems";
import { lost } from "@/components/ui/lost";
import { Notice } from "@/components/ui/states";

type Done = { ok: true; result: null } | { ok: false; problem: string };

/** Present and new password. */
export function PasswordForm({ onChange }: { onChange: (current: string, password: string) => Promise<Done> }) {
  const [problems, setProblems] = useState<Record<string, string>>({});
  const [done, setDone] = useState<Done | null>(null);
  const [isBusy, start] = useTransition();
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const data = new FormData(form);
    start(async () => {
      const found = await findProblems(loadSchema, Object.fromEntries(data));
      setProblems(found ?? {});
      if (found) return setDone(null);
      const result = await onChange(String(data.get("current")), String(data.get("password"))).catch(lost);
      setDone(result);
      if (result.ok) form.reset();
    });
  };
  return (
    <Card>
      <form onSubmit={send} noValidate className="flex flex-col gap-4 px-4 py-5 md:px-5">
        <div className="grid gap-4 md:grid-cols-2">
          <Field name="current" label="Present password" error={problems.current}>
            <FieldInput type="password" autoComplete="current-password" />
          </Field>
          <Field
            name="password"
            label="New password"
            error={problems.password}
            hint="At least 10 characters. Other devices are signed out."
          >
            <FieldInput type="password" autoComplete="new-password" />
          </Field>
        </div>
        {done ? (
          <Notice tone={done.ok ? "booked" : "missed"}>{done.ok ? "Your password is changed." : done.problem}</Notice>
        ) : null}
        <Button type="submit" variant="quiet" aria-disabled={isBusy} className="self-start">
          {isBusy ? "Changing" : "Change password"}
        </Button>
      </form>
    </Card>
  );
}

const loadSchema = () =>
  import("@/lib/domain/member/registration").then(({ changePasswordSchema }) => changePasswordSchema);
