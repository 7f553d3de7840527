"use client";

import { Button } from "@/components/ui/button";
import { Field, FieldInput } from "@/components/ui/field";
import { useKeptState } from "@/components/ui/use-kept-state";

interface Props {
  id: string;
  /** Without a number nobody can be told. */
  hasPhone: boolean;
  isBusy: boolean;
  onBack: () => void;
  onCancel: (reason: string, onDone: () => void) => void;
}

/** Asks once more, and why. */
export function CancelForm({ id, hasPhone, isBusy, onBack, onCancel }: Props) {
  const { value: reason, set, forget } = useKeptState(`cancel:${id}`, "");
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        onCancel(reason, forget);
      }}
    >
      <p className="text-ink-soft">
        The time is free again at once.{" "}
        {hasPhone ? "You read afterwards whether the customer is told." : "There is no number to tell."}
      </p>
      <Field name="reason" label="Why" hint="For your own records">
        <FieldInput maxLength={300} value={reason} onChange={(event) => set(event.target.value)} />
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
