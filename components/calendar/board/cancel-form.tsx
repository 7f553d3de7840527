"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field, FieldInput } from "@/components/ui/field";

interface Props {
  isTold: boolean;
  isBusy: boolean;
  onBack: () => void;
  onCancel: (reason: string) => void;
}

/** Asks once more, and why. */
export function CancelForm({ isTold, isBusy, onBack, onCancel }: Props) {
  const [reason, setReason] = useState("");
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        onCancel(reason);
      }}
    >
      <p className="text-ink-soft">
        The time is free again at once. {isTold ? "The customer is told by text." : "There is no number to tell."}
      </p>
      <Field name="reason" label="Why" hint="For your own records">
        <FieldInput maxLength={300} value={reason} onChange={(event) => setReason(event.target.value)} />
      </Field>
      <div className="flex justify-end gap-2">
        <Button onClick={onBack}>Back</Button>
        <Button type="submit" variant="danger" aria-disabled={isBusy}>
          {isBusy ? "Cancelling" : "Cancel appointment"}
        </Button>
      </div>
    </form>
  );
}
