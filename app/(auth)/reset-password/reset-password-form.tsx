"use client";

import { useCheckedForm } from "@/app/(auth)/_form/use-checked-form";
import { Field, FieldInput } from "@/components/ui/field";
import { Notice } from "@/components/ui/states";
import { SubmitButton } from "@/components/ui/submit-button";
import { changePassword } from "./actions";

export function ResetPasswordForm() {
  const { state, form } = useCheckedForm("resetPasswordSchema", changePassword);
  return (
    <form {...form} className="flex flex-col gap-5">
      {state.problem ? <Notice tone="missed">{state.problem}</Notice> : null}
      <Field name="password" label="New password" error={state.errors.password} hint="At least 10 characters.">
        <FieldInput type="password" autoComplete="new-password" />
      </Field>
      <SubmitButton size="large" busy="Saving">
        Save and sign in
      </SubmitButton>
    </form>
  );
}
