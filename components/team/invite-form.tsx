"use client";

import { Send } from "lucide-react";
import { type FormEvent, useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Field, FieldInput } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { Notice } from "@/components/ui/states";
import { roles, roleWords } from "@/lib/domain/team/roles";

export type InviteDone =
  | { ok: true; result: { outcome: "invited" } | { outcome: "refused"; field: "email" | "role"; problem: string } }
  | { ok: false; problem: string };

export const roleOptions = roles.map((value) => ({ value, label: roleWords[value].label }));

/** Address and role; the person gets a mail. */
export function InviteForm({ onInvite }: { onInvite: (email: string, role: string) => Promise<InviteDone> }) {
  const [role, setRole] = useState<string>("manager");
  const [sentTo, setSentTo] = useState<string | null>(null);
  const [problems, setProblems] = useState<{ email?: string; form?: string }>({});
  const [isBusy, start] = useTransition();
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const email = String(new FormData(form).get("email"));
    start(async () => {
      const done = await onInvite(email, role);
      const refused = done.ok && done.result.outcome === "refused" ? done.result.problem : null;
      setProblems(done.ok ? (refused ? { email: refused } : {}) : { form: done.problem });
      setSentTo(done.ok && !refused ? email : null);
      if (done.ok && !refused) form.reset();
    });
  };
  const may = roles.find((name) => name === role);
  return (
    <Card>
      <form onSubmit={send} noValidate className="flex flex-col gap-4 px-4 py-5 md:px-5">
        <div className="grid gap-4 md:grid-cols-[minmax(0,1fr)_12rem]">
          <Field name="email" label="Email" error={problems.email}>
            <FieldInput type="email" inputMode="email" autoComplete="off" placeholder="sam@example.com" />
          </Field>
          <Field name="role" label="Role">
            <Select name="role" options={roleOptions} value={role} onChange={setRole} />
          </Field>
        </div>
        <p className="text-ink-soft">{may ? roleWords[may].may : ""}.</p>
        {problems.form ? <Notice tone="missed">{problems.form}</Notice> : null}
        {sentTo ? (
          <Notice tone="booked">{`An invitation is on its way to ${sentTo}. It works for seven days.`}</Notice>
        ) : null}
        <Button type="submit" variant="primary" aria-disabled={isBusy} className="self-start">
          <Send aria-hidden />
          {isBusy ? "Sending" : "Send invitation"}
        </Button>
      </form>
    </Card>
  );
}
