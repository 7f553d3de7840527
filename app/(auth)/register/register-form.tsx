"use client";

import { useActionState } from "react";
import { BusinessFields } from "@/app/(auth)/_form/business-fields";
import { emptyForm } from "@/app/(auth)/_form/empty-form";
import { Field, FieldInput } from "@/components/ui/field";
import { Notice } from "@/components/ui/states";
import { SubmitButton } from "@/components/ui/submit-button";
import { register, resendLink } from "./actions";

export function RegisterForm() {
  const [state, submit] = useActionState(register, emptyForm);
  if (state.sentTo) return <LinkSent email={state.sentTo} />;
  return (
    <form action={submit} noValidate className="flex flex-col gap-5">
      {state.problem ? <Notice tone="missed">{state.problem}</Notice> : null}
      <BusinessFields state={state} />
      <Field name="email" label="Email" error={state.errors.email}>
        <FieldInput type="email" autoComplete="email" inputMode="email" defaultValue={state.values.email} />
      </Field>
      <Field name="password" label="Password" error={state.errors.password} hint="At least 10 characters.">
        <FieldInput type="password" autoComplete="new-password" />
      </Field>
      <SubmitButton size="large" busy="Creating your account">
        Create account
      </SubmitButton>
    </form>
  );
}

function LinkSent({ email }: { email: string }) {
  const [state, submit] = useActionState(resendLink, emptyForm);
  return (
    <div className="flex flex-col gap-5">
      <Notice tone="booked">
        We sent a link to <strong className="break-all">{email}</strong>. Open it on this device to finish.
      </Notice>
      {state.problem ? <Notice tone="missed">{state.problem}</Notice> : null}
      <form action={submit} className="flex flex-col items-start gap-3 text-ink-soft">
        <input type="hidden" name="email" value={email} />
        <p>Nothing there? Look into the spam folder, or have it sent again.</p>
        <SubmitButton variant="quiet" busy="Sending">
          {state.sentTo && !state.problem ? "Sent. Send again" : "Send again"}
        </SubmitButton>
      </form>
    </div>
  );
}
