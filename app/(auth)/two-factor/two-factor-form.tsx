"use client";

import { useCheckedForm } from "@/app/(auth)/_form/use-checked-form";
import { Field, FieldInput } from "@/components/ui/field";
import { Notice } from "@/components/ui/states";
import { SubmitButton } from "@/components/ui/submit-button";
import { giveCode } from "./actions";

export function TwoFactorForm({ next }: { next: string }) {
  const { state, form } = useCheckedForm("factorCodeSchema", giveCode);
  return (
    <form {...form} className="flex flex-col gap-5">
      {state.problem ? <Notice tone="missed">{state.problem}</Notice> : null}
      <input type="hidden" name="next" value={next} />
      <Field name="code" label="Code" error={state.errors.code}>
        <FieldInput inputMode="numeric" autoComplete="one-time-code" maxLength={7} className="num" />
      </Field>
      <SubmitButton size="large" busy="Checking">
        Go on
      </SubmitButton>
    </form>
  );
}
