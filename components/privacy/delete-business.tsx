"use client";

import { Trash2 } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { Sheet } from "@/components/ui/sheet";
import { type Deleted, NameForm } from "./name-form";

interface Props {
  name: string;
  onDelete: (name: string, endsLine: boolean) => Promise<Deleted<"requested" | "already">>;
}

const lineOptions = [
  { value: "stays", label: "Answers until the end" },
  { value: "ends", label: "Stops answering now" },
];

const lineHints = {
  stays: "Calls are answered and booked for the 30 days, and cost what they cost now.",
  ends: "The receptionist takes no more calls from now on. Your plan runs until the 30 days are over.",
};

/** What deleting a business means, and the wish for it, with its name typed. */
export function DeleteBusiness({ name, onDelete }: Props) {
  return (
    <Card className="flex flex-col gap-4 px-5 py-5">
      <p className="text-ink-soft text-pretty">
        For 30 days nothing is deleted and any owner can take it back. Then the plan ends, the number is given up, the
        calendar is disconnected, and everything is erased but what the law keeps: fees, invoices, the consent ledger
        and the audit, without names. Take a copy of your data first.
      </p>
      <Sheet
        title="Delete this business?"
        trigger={
          <Button variant="danger" className="self-start">
            <Trash2 aria-hidden />
            Delete this business
          </Button>
        }
      >
        <DeleteForm name={name} onDelete={onDelete} />
      </Sheet>
    </Card>
  );
}

function DeleteForm({ name, onDelete }: Props) {
  const [line, setLine] = useState("stays");
  return (
    <NameForm
      name={name}
      label="Delete in 30 days"
      busyLabel="One moment"
      onDelete={(typed) => onDelete(typed, line === "ends")}
    >
      <Field name="line" label="The phone line" hint={lineHints[line === "ends" ? "ends" : "stays"]}>
        <Select name="line" options={lineOptions} value={line} onChange={setLine} />
      </Field>
    </NameForm>
  );
}
