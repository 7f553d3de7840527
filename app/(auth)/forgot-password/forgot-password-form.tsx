"use client";

import { useCheckedForm } from "@/app/(auth)/_form/use-checked-form";
import { Field, FieldInput } from "@/components/ui/field";
import { Notice } from "@/components/ui/states";
import { SubmitButton } from "@/components/ui/submit-button";
import { mailResetLink } from "./actions";

export function ForgotPasswordForm() {
  const { state, form } = useCheckedForm("forgotPasswordSchema", mailResetLink);
  if (state.sentTo) {
    return (
      <Notice tone="booked">
        If <strong className="break-all">{state.sentTo}</strong> has an account, a link is on its way to it. Open it on
        this device.
      </Notice>
    );
  }
  return (
    <form {...form} className="flex flex-col gap-5">
      {state.problem ? <Notice tone="missed">{state.problem}</Notice> : null}
      <Field name="email" label="Email" error={state.errors.email}>
        <FieldInput type="email" autoComplete="email" inputMode="email" defaultValue={state.values.email} />
      </Field>
      <SubmitButton size="large" busy="Sending the link">
        Send me a link
      </SubmitButton>
    </form>
  );
}
