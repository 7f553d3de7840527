"use client";

import { LoaderCircle } from "lucide-react";
import { type FormEvent, useState, useTransition } from "react";
import { TextField } from "@/components/settings/inputs";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/states";
import type { CustomerDetails } from "@/lib/domain/customers/customer-details";
import type { CustomerProfile } from "@/lib/domain/customers/reads";

type Saved =
  | { outcome: "saved"; value: CustomerDetails }
  | { outcome: "invalid"; problems: Record<string, string> }
  | { outcome: "changed_elsewhere" };

/** What the form begins with. */
export type FormCustomer = Pick<
  CustomerProfile,
  "name" | "phone" | "email" | "address" | "zip" | "notes" | "tags" | "isVip" | "isBlocked"
>;

interface Props {
  customer: FormCustomer;
  canWrite: boolean;
  onSave: (details: CustomerDetails) => Promise<{ ok: true; result: Saved } | { ok: false; problem: string }>;
}

const lines = [
  ["name", "Name"],
  ["phone", "Phone"],
  ["email", "Email"],
  ["address", "Address"],
  ["zip", "ZIP code"],
] as const;

const elsewhere =
  "Somebody else changed this customer since you opened the page. What you wrote is still here; reload to see theirs.";

/** What a member writes about a customer. Nothing written is lost when saving fails. */
export function CustomerForm({ customer, canWrite, onSave }: Props) {
  const [draft, setDraft] = useState(() => toDetails(customer));
  const [problems, setProblems] = useState<Record<string, string>>({});
  const [said, setSaid] = useState<{ tone: "missed" | "booked" | "attention"; words: string } | null>(null);
  const [isSaving, start] = useTransition();
  const change = (part: Partial<CustomerDetails>) => setDraft((now) => ({ ...now, ...part }));
  const save = (event: FormEvent) => {
    event.preventDefault();
    start(async () => {
      const done = await onSave(draft).catch(lost);
      setProblems(done.ok && done.result.outcome === "invalid" ? done.result.problems : {});
      if (!done.ok) setSaid({ tone: "missed", words: done.problem });
      else if (done.result.outcome === "changed_elsewhere") setSaid({ tone: "attention", words: elsewhere });
      else setSaid(done.result.outcome === "saved" ? { tone: "booked", words: "Saved." } : null);
    });
  };
  return (
    <Card className="px-5 py-4">
      <form onSubmit={save} noValidate>
        <fieldset disabled={!canWrite} className="flex min-w-0 flex-col gap-4">
          <legend className="sr-only">Details of the customer</legend>
          {lines.map(([name, label]) => (
            <TextField
              key={name}
              name={name}
              label={label}
              value={draft[name]}
              error={problems[name]}
              onChange={(value) => change({ [name]: value })}
            />
          ))}
          <TextField
            name="notes"
            label="Notes"
            isLong
            value={draft.notes}
            error={problems.notes}
            hint="For your team. The receptionist does not read them out."
            onChange={(notes) => change({ notes })}
          />
          <TextField
            name="tags"
            label="Tags"
            value={draft.tags.join(", ")}
            error={Object.entries(problems).find(([path]) => path.startsWith("tags"))?.[1]}
            hint="Separate them with commas."
            onChange={(text) => change({ tags: text.split(/,\s*/).slice(0, 12) })}
          />
          <Check
            label="VIP"
            hint="You are told at once when they call."
            isOn={draft.isVip}
            onChange={(isVip) => change({ isVip })}
          />
          <Check
            label="Blocked"
            hint="Their calls are not answered and their texts get no reply."
            isOn={draft.isBlocked}
            onChange={(isBlocked) => change({ isBlocked })}
          />
          {said ? <Notice tone={said.tone}>{said.words}</Notice> : null}
          {canWrite ? (
            <Button type="submit" variant="primary" aria-disabled={isSaving} className="self-start">
              {isSaving ? <LoaderCircle aria-hidden className="animate-spin" /> : null}
              {isSaving ? "Saving" : "Save"}
            </Button>
          ) : null}
        </fieldset>
      </form>
    </Card>
  );
}

function Check(props: { label: string; hint: string; isOn: boolean; onChange: (isOn: boolean) => void }) {
  return (
    <label className="flex items-start gap-2.5">
      <input
        type="checkbox"
        checked={props.isOn}
        onChange={(event) => props.onChange(event.target.checked)}
        className="mt-1 size-4 accent-brand"
      />
      <span>
        <span className="font-medium">{props.label}</span>
        <span className="block text-ink-faint text-note">{props.hint}</span>
      </span>
    </label>
  );
}

function toDetails(customer: FormCustomer): CustomerDetails {
  return {
    name: customer.name ?? "",
    phone: customer.phone ?? "",
    email: customer.email ?? "",
    address: customer.address ?? "",
    zip: customer.zip ?? "",
    notes: customer.notes ?? "",
    tags: customer.tags,
    isVip: customer.isVip,
    isBlocked: customer.isBlocked,
  };
}

const lost = () => ({
  ok: false as const,
  problem: "The connection was lost. What you wrote is still here; save it again.",
});
