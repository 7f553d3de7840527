"use client";

import { useActionState } from "react";
import { emptyForm } from "@/app/(auth)/_form/empty-form";
import { useCheckedForm } from "@/app/(auth)/_form/use-checked-form";
import { SignOutForm } from "@/components/frame/sign-out-form";
import { Field, FieldInput } from "@/components/ui/field";
import { lost } from "@/components/ui/lost";
import { Notice } from "@/components/ui/states";
import { SubmitButton } from "@/components/ui/submit-button";
import { join, leaveAccount, makeAccount } from "./actions";

/** For the person who was invited and is signed in. */
export function JoinForm({ token }: { token: string }) {
  const [state, submit] = useActionState(
    () => join(token).catch((thrown: unknown) => ({ ...emptyForm, problem: lost(thrown).problem })),
    emptyForm,
  );
  return (
    <form action={submit} className="flex flex-col gap-5">
      {state.problem ? <Notice tone="missed">{state.problem}</Notice> : null}
      <SubmitButton size="large" busy="Joining">
        Join
      </SubmitButton>
    </form>
  );
}

/** For an address that cannot sign in yet: a password is all it takes. */
export function NewAccountForm({ token, email }: { token: string; email: string }) {
  const { state, form } = useCheckedForm("invitedSchema", makeAccount.bind(null, token));
  return (
    <form {...form} className="flex flex-col gap-5">
      {state.problem ? <Notice tone="missed">{state.problem}</Notice> : null}
      {/* Password managers keep the password with it. */}
      <input type="email" name="email" autoComplete="username" value={email} readOnly hidden />
      <Field name="password" label="Choose a password" error={state.errors.password} hint="At least 10 characters.">
        <FieldInput type="password" autoComplete="new-password" />
      </Field>
      <SubmitButton size="large" busy="Joining">
        Create account and join
      </SubmitButton>
    </form>
  );
}

/** For a person who is signed in as somebody else. */
export function OtherAccount({ token, email, invited }: { token: string; email: string; invited: string }) {
  return (
    <SignOutForm onSignOut={leaveAccount.bind(null, token)} className="flex flex-col gap-5">
      <Notice tone="attention">{`You are signed in as ${email}. This invitation is for ${invited}.`}</Notice>
      <SubmitButton size="large" variant="quiet" busy="Signing out">
        Sign out and go on
      </SubmitButton>
    </SignOutForm>
  );
}
