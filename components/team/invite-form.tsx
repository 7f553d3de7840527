"use client";

import { Send } from "lucide-react";
import { type FormEvent, useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Field, FieldInput } from "@/components/ui/field";
import { findProblems } from "@/components/ui/find-problems";
import { lostButKept } from "@/components/ui/lost";
import { Select } from "@/components/ui/select";
import { Notice } from "@/components/ui/states";
import { useKeptState } from "@/components/ui/use-kept-state";
import { roles, roleWords } from "@/lib/domain/team/roles";

export type InviteDone =
  | { ok: true; result: { outcome: "invited" } | { outcome: "refused"; field: "email" | "role"; problem: string } }
  | { ok: false; problem: string };

export const roleOptions = roles.map((value) => ({ value, label: roleWords[value].label }));

const nobody = { email: "", role: "manager" };

/** Address and role; the person gets a mail. */
export function InviteForm({ onInvite }: { onInvite: (email: string, role: string) => Promise<InviteDone> }) {
  const { value: guest, set, settle } = useKeptState("invite", nobody);
  const { email, role } = guest;
  const [sentTo, setSentTo] = useState<string | null>(null);
  const [problems, setProblems] = useState<Record<string, string>>({});
  const [isBusy, start] = useTransition();
  const send = (event: FormEvent) => {
    event.preventDefault();
    setSentTo(null);
    start(async () => {
      const found = await findProblems(loadSchema, guest);
      if (found) return setProblems(found);
      const done = await onInvite(email, role).catch(lostButKept);
      if (!done.ok) return setProblems({ form: done.problem });
      if (done.result.outcome === "refused") return setProblems({ [done.result.field]: done.result.problem });
      setProblems({});
      setSentTo(email);
      settle(guest, { ...nobody, role });
    });
  };
  const may = roles.find((name) => name === role);
  return (
    <Card>
      <form onSubmit={send} noValidate className="flex flex-col gap-4 px-4 py-5 md:px-5">
        <div className="grid gap-4 md:grid-cols-[minmax(0,1fr)_12rem]">
          <Field name="email" label="Email" error={problems.email}>
            <FieldInput
              type="email"
              inputMode="email"
              autoComplete="off"
              placeholder="sam@example.com"
              value={email}
              onChange={(event) => set({ ...guest, email: event.target.value })}
            />
          </Field>
          <Field name="role" label="Role" error={problems.role}>
            <Select name="role" options={roleOptions} value={role} onChange={(next) => set({ ...guest, role: next })} />
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

const loadSchema = () => import("@/lib/domain/team/invite-schema").then(({ inviteSchema }) => inviteSchema);
