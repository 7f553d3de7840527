"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field, FieldInput } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { Sheet, SheetClose } from "@/components/ui/sheet";
import type { TeamMember } from "@/lib/domain/team/roles";
import { roleOptions } from "./invite-form";

export type Done = { ok: true } | { ok: false; problem: string };

/** Another role, and why, for the record. */
export function ChangeRole(props: { member: TeamMember; onSave: (role: string, reason: string) => void }) {
  const { member } = props;
  const [role, setRole] = useState<string>(member.role);
  const [reason, setReason] = useState("");
  return (
    <Sheet
      title="Change the role"
      trigger={
        <Button>
          Change role<span className="sr-only"> of {member.email}</span>
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <p className="text-ink-soft wrap-anywhere">{member.email}</p>
        <Field name="role" label="Role">
          <Select name="role" options={roleOptions} value={role} onChange={setRole} />
        </Field>
        <Reason onChange={setReason} />
        <SheetClose
          isButton
          render={
            <Button variant="primary" className="self-end" onClick={() => props.onSave(role, reason)}>
              Save role
            </Button>
          }
        />
      </div>
    </Sheet>
  );
}

/** Asks once more before a member goes. */
export function RemoveMember(props: { member: TeamMember; isSelf: boolean; onRemove: (reason: string) => void }) {
  const { member, isSelf } = props;
  const [reason, setReason] = useState("");
  const verb = isSelf ? "Leave" : "Remove";
  return (
    <Sheet
      title={isSelf ? "Leave this business?" : "Remove from the team?"}
      trigger={
        <Button variant="danger">
          {verb}
          <span className="sr-only"> {isSelf ? "this business" : member.email}</span>
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <p className="text-ink-soft wrap-anywhere">
          {isSelf
            ? "You no longer see this business. An owner can invite you again."
            : `${member.email} sees nothing of this business from this moment on.`}
        </p>
        <Reason onChange={setReason} />
        <SheetClose
          isButton
          render={
            <Button variant="danger" className="self-end" onClick={() => props.onRemove(reason)}>
              {verb}
            </Button>
          }
        />
      </div>
    </Sheet>
  );
}

function Reason({ onChange }: { onChange: (reason: string) => void }) {
  return (
    <Field name="reason" label="Reason" hint="For the record. You may leave it empty.">
      <FieldInput
        maxLength={300}
        onChange={(event: FormEvent<HTMLInputElement>) => onChange(event.currentTarget.value)}
      />
    </Field>
  );
}
