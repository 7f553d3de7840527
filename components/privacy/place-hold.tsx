"use client";

import { Lock } from "lucide-react";
import { type FormEvent, useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Field, FieldInput } from "@/components/ui/field";
import { lostButKept } from "@/components/ui/lost";
import { Sheet } from "@/components/ui/sheet";
import { Notice } from "@/components/ui/states";
import { useKeptState } from "@/components/ui/use-kept-state";

interface Props {
  /** "this business", or the customer's name. */
  of: string;
  /** "business", or the customer's id: two customers may have one name. */
  id: string;
  onPlace: (reason: string) => Promise<{ ok: true } | { ok: false; problem: string }>;
}

/** Asks why, then holds. */
export function PlaceHold({ of, id, onPlace }: Props) {
  const { value: reason, set, settle } = useKeptState(`hold:${id}`, "");
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, start] = useTransition();
  const place = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    start(async () => {
      const done = await onPlace(reason).catch(lostButKept);
      if (done.ok) settle(reason, "");
      setProblem(done.ok ? null : done.problem);
    });
  };
  return (
    <Sheet
      title={`Hold the data of ${of}?`}
      trigger={
        <Button className="self-start">
          <Lock aria-hidden />
          Place a legal hold
        </Button>
      }
    >
      <form onSubmit={place} noValidate className="flex flex-col gap-4">
        <Field
          name="reason"
          label="Reason"
          error={problem ?? undefined}
          hint="For the record, such as a claim or a court order."
        >
          <FieldInput maxLength={500} value={reason} onChange={(event) => set(event.target.value)} />
        </Field>
        <Button type="submit" variant="primary" className="self-end" aria-disabled={isBusy}>
          Place hold
        </Button>
        {isBusy ? <Notice tone="booked">Placing the hold.</Notice> : null}
      </form>
    </Sheet>
  );
}
