"use client";

import { LoaderCircle } from "lucide-react";
import { type FormEvent, useState, useTransition } from "react";
import { formatPhone } from "@/components/format/phone";
import { TextField } from "@/components/settings/inputs";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { lostButKept } from "@/components/ui/lost";
import { Notice } from "@/components/ui/states";
import { TheirsNotice } from "@/components/ui/theirs-notice";
import { type SharedForm, useSharedDraft } from "@/components/ui/use-shared-draft";
import type { CustomerDetails } from "@/lib/domain/customers/customer-details";
import type { CustomerProfile } from "@/lib/domain/customers/reads";
import { changedLines } from "@/lib/domain/forms/changed-lines";

type Saved =
  | { outcome: "saved"; value: CustomerDetails }
  | { outcome: "invalid"; problems: Record<string, string> }
  | { outcome: "changed_elsewhere" };

/** What the form begins with. */
export type FormCustomer = Pick<
  CustomerProfile,
  "id" | "revision" | "name" | "phone" | "email" | "address" | "zip" | "notes" | "tags" | "isVip" | "isBlocked"
>;

interface Props {
  customer: FormCustomer;
  canWrite: boolean;
  onSave: (
    baseRevision: number,
    details: CustomerDetails,
  ) => Promise<{ ok: true; result: Saved } | { ok: false; problem: string }>;
}

const lines = [
  ["name", "Name"],
  ["phone", "Phone"],
  ["email", "Email"],
  ["address", "Address"],
  ["zip", "ZIP code"],
] as const;

const names = { ...Object.fromEntries(lines), notes: "Notes", tags: "Tags", isVip: "VIP", isBlocked: "Blocked" };

/** What a member writes about a customer. Nothing written is lost when saving fails or somebody else was faster. */
export function CustomerForm({ customer, canWrite, onSave }: Props) {
  const form = useSharedDraft(`customer:${customer.id}`, { value: toDetails(customer), revision: customer.revision });
  const { problems, said, isSaving, save, touch } = useSaving(form, onSave);
  const { draft, theirs } = form;
  const change = (part: Partial<CustomerDetails>) => {
    form.write(part);
    touch();
  };
  return (
    <Card className="px-5 py-4">
      <form onSubmit={save} noValidate>
        <fieldset disabled={!canWrite} className="flex min-w-0 flex-col gap-4">
          <legend className="sr-only">Details of the customer</legend>
          <Fields draft={draft} problems={problems} onChange={change} />
          {theirs && !isSaving ? (
            <TheirsNotice
              lines={changedLines(names, form.base, theirs)}
              onTake={form.takeTheirs}
              onKeep={form.keepMine}
            />
          ) : said ? (
            <Notice tone={said.tone}>{said.words}</Notice>
          ) : null}
          {canWrite ? (
            <Button type="submit" variant="primary" aria-disabled={isSaving || theirs !== null} className="self-start">
              {isSaving ? <LoaderCircle aria-hidden className="animate-spin" /> : null}
              {isSaving ? "Saving" : "Save"}
            </Button>
          ) : null}
        </fieldset>
      </form>
    </Card>
  );
}

/** Sends what is written, once it fits the schema that the server has too. */
function useSaving(form: SharedForm<CustomerDetails>, onSave: Props["onSave"]) {
  const [problems, setProblems] = useState<Record<string, string>>({});
  const [said, setSaid] = useState<{ tone: "missed" | "booked" | "attention"; words: string } | null>(null);
  const [isSaving, start] = useTransition();
  const refuse = (found: Record<string, string>) => {
    setProblems(found);
    setSaid({ tone: "missed", words: "Some fields need another look. Nothing was saved." });
  };
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (form.theirs || isSaving) return;
    const sent = form.draft;
    start(async () => {
      // The rules, and what knows phone numbers, come when they are needed; without them the server checks alone.
      const rules = await import("@/lib/domain/customers/customer-details").catch(() => null);
      const details = { ...sent, tags: sent.tags.filter((tag) => tag.trim() !== "") };
      const read = rules?.readCustomerDetails(details);
      if (read && !read.ok) return refuse(read.problems);
      const done = await onSave(form.revision, details).catch(lostButKept);
      if (!done.ok) return setSaid({ tone: "missed", words: done.problem });
      const { result } = done;
      if (result.outcome === "invalid") return refuse(result.problems);
      setProblems({});
      if (result.outcome === "changed_elsewhere") return setSaid({ tone: "attention", words: elsewhere });
      form.settle(sent, toShown(result.value));
      setSaid({ tone: "booked", words: "Saved." });
    });
  };
  return { problems, said, isSaving, save, touch: () => setSaid(null) };
}

interface FieldsProps {
  draft: CustomerDetails;
  problems: Record<string, string>;
  onChange: (part: Partial<CustomerDetails>) => void;
}

function Fields({ draft, problems, onChange }: FieldsProps) {
  return (
    <>
      {lines.map(([name, label]) => (
        <TextField
          key={name}
          name={name}
          label={label}
          value={draft[name]}
          error={problems[name]}
          onChange={(value) => onChange({ [name]: value })}
        />
      ))}
      <TextField
        name="notes"
        label="Notes"
        isLong
        value={draft.notes}
        error={problems.notes}
        hint="For your team. The receptionist does not read them out."
        onChange={(notes) => onChange({ notes })}
      />
      <TextField
        name="tags"
        label="Tags"
        value={draft.tags.join(", ")}
        error={Object.entries(problems).find(([path]) => path.startsWith("tags"))?.[1]}
        hint="Separate them with commas."
        onChange={(text) => onChange({ tags: text.split(/,\s*/).slice(0, 12) })}
      />
      <Check
        label="VIP"
        hint="You are told at once when they call."
        isOn={draft.isVip}
        onChange={(isVip) => onChange({ isVip })}
      />
      <Check
        label="Blocked"
        hint="Their calls are not answered and their texts get no reply."
        isOn={draft.isBlocked}
        onChange={(isBlocked) => onChange({ isBlocked })}
      />
    </>
  );
}

function Check(props: { label: string; hint: string; isOn: boolean; onChange: (isOn: boolean) => void }) {
  return (
    <label className="flex items-start gap-2.5">
      <input
        type="checkbox"
        checked={props.isOn}
        onChange={(event) => props.onChange(event.target.checked)}
        className="mt-1 size-4 shrink-0 accent-brand"
      />
      <span>
        <span className="font-medium">{props.label}</span>
        <span className="block text-ink-faint text-note">{props.hint}</span>
      </span>
    </label>
  );
}

const elsewhere = "Somebody else changed this customer meanwhile. What you wrote is still here, not saved yet.";

function toDetails(customer: FormCustomer): CustomerDetails {
  return toShown({
    name: customer.name ?? "",
    phone: customer.phone ?? "",
    email: customer.email ?? "",
    address: customer.address ?? "",
    zip: customer.zip ?? "",
    notes: customer.notes ?? "",
    tags: customer.tags,
    isVip: customer.isVip,
    isBlocked: customer.isBlocked,
  });
}

/** With the number as people write it. */
function toShown(details: CustomerDetails): CustomerDetails {
  return { ...details, phone: details.phone && formatPhone(details.phone) };
}
