"use client";

import { Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { type FormEvent, useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Field, FieldInput } from "@/components/ui/field";
import { lost } from "@/components/ui/lost";
import { Sheet } from "@/components/ui/sheet";

export type Deleted =
  | { ok: true; result: { outcome: "erased" } | { outcome: "refused"; problem: string } }
  | { ok: false; problem: string };

/** Asks for the name before a customer goes for good. */
export function DeleteCustomer({ name, onDelete }: { name: string; onDelete: (name: string) => Promise<Deleted> }) {
  const router = useRouter();
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, start] = useTransition();
  const remove = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = String(new FormData(event.currentTarget).get("name"));
    start(async () => {
      const done = await onDelete(typed).catch(lost);
      if (done.ok && done.result.outcome === "erased") router.replace("/dashboard/customers");
      else setProblem(done.ok ? (done.result.outcome === "refused" ? done.result.problem : null) : done.problem);
    });
  };
  return (
    <Sheet
      title="Delete this customer?"
      trigger={
        <Button variant="danger">
          <Trash2 aria-hidden />
          Delete customer
        </Button>
      }
    >
      <form onSubmit={remove} noValidate className="flex flex-col gap-4">
        <p className="text-ink-soft text-pretty">
          Name, numbers, addresses, notes, recordings, transcripts and texts are deleted for good. Appointments and fees
          stay without the person. The law keeps their number in the consent ledger and among opt-outs. If they call
          again, they are a new customer.
        </p>
        <Field name="name" label={`Type ${name}`} error={problem ?? undefined}>
          <FieldInput autoComplete="off" />
        </Field>
        <Button type="submit" variant="danger" className="self-end" aria-disabled={isBusy}>
          {isBusy ? "Deleting" : "Delete for good"}
        </Button>
      </form>
    </Sheet>
  );
}
