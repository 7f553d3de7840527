"use client";

import { useActionState } from "react";
import { BusinessFields, newBusiness } from "@/app/(auth)/_form/business-fields";
import { emptyForm, type FormState } from "@/app/(auth)/_form/empty-form";
import { useCheckedForm } from "@/app/(auth)/_form/use-checked-form";
import { Field, FieldInput } from "@/components/ui/field";
import { lost } from "@/components/ui/lost";
import { Notice } from "@/components/ui/states";
import { SubmitButton } from "@/components/ui/submit-button";
import { useKeptState } from "@/components/ui/use-kept-state";
import { register, resendLink } from "./actions";

const nobody = { ...newBusiness, email: "" };

export function RegisterForm() {
  const { value: typed, set, forget } = useKeptState("register", nobody);
  const { state, form } = useCheckedForm("signUpSchema", register, forget);
  if (state.sentTo) return <LinkSent email={state.sentTo} />;
  return (
    <form {...form} className="flex flex-col gap-5">
      {state.problem ? <Notice tone="missed">{state.problem}</Notice> : null}
      <BusinessFields typed={typed} errors={state.errors} onChange={(business) => set({ ...typed, ...business })} />
      <Field name="email" label="Email" error={state.errors.email}>
        <FieldInput
          type="email"
          autoComplete="email"
          inputMode="email"
          value={typed.email}
          onChange={(event) => set({ ...typed, email: event.target.value })}
        />
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
  const [state, submit] = useActionState(
    (previous: FormState, form: FormData) =>
      resendLink(previous, form).catch((thrown: unknown) => ({ ...emptyForm, problem: lost(thrown).problem })),
    emptyForm,
  );
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
