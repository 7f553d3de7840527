"use client";

import Link from "next/link";
import { useCheckedForm } from "@/app/(auth)/_form/use-checked-form";
import { Field, FieldInput } from "@/components/ui/field";
import { linkStyle } from "@/components/ui/link";
import { Notice } from "@/components/ui/states";
import { SubmitButton } from "@/components/ui/submit-button";
import { signIn } from "./actions";

export function SignInForm({ next }: { next: string }) {
  const { state, form } = useCheckedForm("signInSchema", signIn);
  return (
    <form {...form} className="flex flex-col gap-5">
      {state.problem ? <Notice tone="missed">{state.problem}</Notice> : null}
      <input type="hidden" name="next" value={next} />
      <Field name="email" label="Email" error={state.errors.email}>
        <FieldInput type="email" autoComplete="email" inputMode="email" defaultValue={state.values.email} />
      </Field>
      <Field
        name="password"
        label="Password"
        error={state.errors.password}
        aside={
          <Link href="/forgot-password" className={linkStyle}>
            Forgot it?
          </Link>
        }
      >
        <FieldInput type="password" autoComplete="current-password" />
      </Field>
      <SubmitButton size="large" busy="Signing in">
        Sign in
      </SubmitButton>
    </form>
  );
}
