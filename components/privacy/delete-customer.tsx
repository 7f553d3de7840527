"use client";

import { Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { Button } from "@/components/ui/button";
import { Sheet } from "@/components/ui/sheet";
import { type Deleted, NameForm } from "./name-form";

/** Asks for the name before a customer goes for good. */
export function DeleteCustomer({
  name,
  onDelete,
}: {
  name: string;
  onDelete: (name: string) => Promise<Deleted<"erased">>;
}) {
  const router = useRouter();
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
      <NameForm
        name={name}
        label="Delete for good"
        busyLabel="Deleting"
        onDelete={onDelete}
        onDone={() => router.replace("/dashboard/customers")}
      >
        <p className="text-ink-soft text-pretty">
          Name, numbers, addresses, notes, recordings, transcripts and texts are deleted for good. Appointments and fees
          stay without the person. The law keeps their number in the consent ledger and among opt-outs. If they call
          again, they are a new customer.
        </p>
      </NameForm>
    </Sheet>
  );
}
