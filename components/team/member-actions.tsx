"use client";

import { Button } from "@/components/ui/button";
import { Field, FieldInput } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { Sheet, SheetClose } from "@/components/ui/sheet";
import { useKeptState } from "@/components/ui/use-kept-state";
import type { TeamMember } from "@/lib/domain/team/roles";
import { roleOptions } from "./invite-form";

export type Done = { ok: true } | { ok: false; problem: string };

interface RoleProps {
  member: TeamMember;
  /** Answers whether it is done. */
  onSave: (role: string, reason: string) => Promise<boolean>;
}

/** Another role, and why, for the record. */
export function ChangeRole({ member, onSave }: RoleProps) {
  const { value, set, settle } = useKeptState(`role:${member.userId}`, { role: `${member.role}`, reason: "" });
  const save = async () => {
    if (await onSave(value.role, value.reason)) settle(value, { role: value.role, reason: "" });
  };
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
          <Select name="role" options={roleOptions} value={value.role} onChange={(role) => set({ ...value, role })} />
        </Field>
        <Reason value={value.reason} onChange={(reason) => set({ ...value, reason })} />
        <SheetClose
          isButton
          render={
            <Button variant="primary" className="self-end" onClick={save}>
              Save role
            </Button>
          }
        />
      </div>
    </Sheet>
  );
}

interface RemoveProps {
  member: TeamMember;
  isSelf: boolean;
  /** Answers whether it is done. */
  onRemove: (reason: string) => Promise<boolean>;
}

/** Asks once more before a member goes. */
export function RemoveMember({ member, isSelf, onRemove }: RemoveProps) {
  const { value: reason, set, settle } = useKeptState(`remove-member:${member.userId}`, "");
  const remove = async () => {
    if (await onRemove(reason)) settle(reason, "");
  };
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
        <Reason value={reason} onChange={set} />
        <SheetClose
          isButton
          render={
            <Button variant="danger" className="self-end" onClick={remove}>
              {verb}
            </Button>
          }
        />
      </div>
    </Sheet>
  );
}

function Reason({ value, onChange }: { value: string; onChange: (reason: string) => void }) {
  return (
    <Field name="reason" label="Reason" hint="For the record. You may leave it empty.">
      <FieldInput maxLength={300} value={value} onChange={(event) => onChange(event.target.value)} />
    </Field>
  );
}
