"use server";

import { redirect } from "next/navigation";
import { emptyForm, type FormState } from "@/app/(auth)/_form/empty-form";
import { authProblem, keepTyped, parseForm, problemWith } from "@/app/(auth)/_form/form-state";
import { getContainer } from "@/lib/container";
import { signUpSchema } from "@/lib/domain/member/registration";
import { ensureBusiness } from "@/lib/http/ensure-business";
import { limitAction } from "@/lib/http/limit-action";
import { openAuth } from "@/lib/http/session";

/** Makes the account and mails the link. A stranger's address looks the same as a new one. */
export async function register(_previous: FormState, form: FormData): Promise<FormState> {
  const parsed = parseForm(signUpSchema, form);
  if ("state" in parsed) return parsed.state;
  const { email, password, ...business } = parsed.data;
  const refusal = await limitAction("mail_request");
  if (refusal) return problemWith(form, refusal);
  const auth = await openAuth();
  const { data, error } = await auth.auth.signUp({
    email,
    password,
    options: { data: business, emailRedirectTo: confirmUrl() },
  });
  if (error) return problemWith(form, authProblem(error.code));
  if (data.session && data.user) {
    // The project does without confirmation: the person is signed in already.
    await ensureBusiness(auth, data.user);
    redirect("/dashboard");
  }
  return { ...emptyForm, values: keepTyped(form), sentTo: email };
}

/** Mails the link once more. */
export async function resendLink(_previous: FormState, form: FormData): Promise<FormState> {
  const email = String(form.get("email"));
  const refusal = await limitAction("mail_request");
  if (refusal) return { ...emptyForm, problem: refusal, sentTo: email };
  const auth = await openAuth();
  const { error } = await auth.auth.resend({ type: "signup", email, options: { emailRedirectTo: confirmUrl() } });
  return { ...emptyForm, problem: error ? authProblem(error.code) : null, sentTo: email };
}

function confirmUrl(): string {
  return new URL("/auth/confirm", getContainer().env.app.APP_URL).href;
}
