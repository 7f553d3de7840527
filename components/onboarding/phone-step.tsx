"use client";

import { formatPhone } from "@/components/format/phone";
import { TextField } from "@/components/settings/inputs";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { Notice } from "@/components/ui/states";
import { forwardingCodes } from "@/lib/domain/telephony/forwarding-codes";
import { Choice } from "./choice";
import { PhoneField } from "./read-inputs";
import { StepFoot } from "./step-foot";
import { type PhoneStepProps, usePhoneChoice } from "./use-phone-choice";

const carriers = forwardingCodes("+10000000000").map(({ carrier, name }) => ({ value: carrier, label: name }));

/** How callers reach the receptionist. Nothing is bought here: a number is held for half an hour. */
export function PhoneStep(props: PhoneStepProps) {
  const phone = usePhoneChoice(props);
  const { draft, set, problem, isBusy } = phone;
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        phone.hold();
      }}
    >
      <h1 className="text-title">Which number do callers dial?</h1>
      <p className="mt-1 mb-5 text-ink-soft text-pretty">
        We hold the number for you while you finish. It is bought when the plan is paid.
      </p>
      <Card>
        <fieldset className="divide-y">
          <legend className="sr-only">Kind of number</legend>
          <Choice
            name="kind"
            label="A new local number"
            note="With the area code that your customers know."
            isChosen={draft.choice === "local"}
            onChoose={() => set({ choice: "local" })}
          />
          <Choice
            name="kind"
            label="A toll-free number"
            note="One of ours, given to you at the launch."
            isChosen={draft.choice === "toll_free"}
            onChoose={() => set({ choice: "toll_free" })}
          />
          <Choice
            name="kind"
            label="Keep my own number"
            note="You forward it to a new local number, always or when you cannot answer."
            isChosen={draft.choice === "forward"}
            onChoose={() => set({ choice: "forward" })}
          />
        </fieldset>
        {draft.choice === "forward" ? (
          <div className="grid gap-4 border-t px-4 py-4 md:grid-cols-2 md:px-5">
            <PhoneField
              name="forwardFrom"
              label="Your own number"
              value={draft.forwardFrom}
              onChange={(forwardFrom) => set({ forwardFrom })}
            />
            <Field name="carrier" label="Its carrier" hint="We show you the codes once your new number works.">
              <Select options={carriers} value={draft.carrier} onChange={(carrier) => set({ carrier })} />
            </Field>
          </div>
        ) : null}
        {draft.choice === "toll_free" ? null : <NumberSearch phone={phone} />}
      </Card>
      <p className="mt-3 text-ink-soft text-pretty">
        Texts come from this number too, once the carriers know your business. That takes some days; you tell them after
        the launch, and until then confirmations go by email.
      </p>
      <div className="mt-3">{problem ? <Notice tone="missed">{problem}</Notice> : null}</div>
      <StepFoot saveState="idle" previous={props.previousHref}>
        <Button type="submit" variant="primary" size="large" aria-disabled={isBusy}>
          Continue
        </Button>
      </StepFoot>
    </form>
  );
}

function NumberSearch({ phone }: { phone: ReturnType<typeof usePhoneChoice> }) {
  const { draft, found, isBusy, set, find } = phone;
  const shown = found?.numbers ?? (draft.e164 ? [{ e164: draft.e164 }] : []);
  return (
    <div className="border-t px-4 py-4 md:px-5">
      <div className="flex items-end gap-2">
        <div className="w-32">
          <TextField
            name="areaCode"
            label="Area code"
            type="tel"
            value={draft.areaCode}
            onChange={(areaCode) => set({ areaCode: areaCode.replace(/\D/g, "").slice(0, 3) })}
          />
        </div>
        <Button aria-disabled={isBusy} onClick={find}>
          {isBusy ? "One moment" : "Search"}
        </Button>
      </div>
      <p role="status" className="mt-3 text-ink-soft empty:hidden">
        {found ? foundWords(found.outcome, draft.areaCode) : null}
      </p>
      {shown.length > 0 ? (
        <fieldset className="mt-2 grid max-h-72 gap-x-4 overflow-y-auto md:grid-cols-2">
          <legend className="sr-only">Numbers</legend>
          {shown.map(({ e164 }) => (
            <Choice
              key={e164}
              name="number"
              label={formatPhone(e164)}
              isTight
              isChosen={draft.e164 === e164}
              onChoose={() => set({ e164 })}
            />
          ))}
        </fieldset>
      ) : null}
    </div>
  );
}

function foundWords(outcome: "found" | "nearest" | "none", areaCode: string): string {
  if (outcome === "found") return "";
  return outcome === "nearest"
    ? `There is none left with ${areaCode}. These are the closest.`
    : `There is none with ${areaCode} or near it. Try another area code.`;
}
