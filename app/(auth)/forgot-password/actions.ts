"use server";

import { emptyForm, type FormState } from "@/app/(auth)/_form/empty-form";
import { authProblem, parseForm, problemWith } from "@/app/(auth)/_form/form-state";
import { getContainer } from "@/lib/container";
import { forgotPasswordSchema } from "@/lib/domain/member/registration";
import { limitAction } from "@/lib/http/limit-action";
import { openAuth } from "@/lib/http/session";

/** Mails a link to choose a new password. The answer is the same whether or not the address has an account. */
export async function mailResetLink(_previous: FormState, form: FormData): Promise<FormState> {
  const parsed = parseForm(forgotPasswordSchema, form);
  if ("state" in parsed) return parsed.state;
  const refusal = await limitAction("mail_request");
  if (refusal) return problemWith(form, refusal);
  const auth = await openAuth();
  const redirectTo = new URL("/auth/confirm?next=/reset-password", getContainer().env.app.APP_URL).href;
  const { error } = await auth.auth.resetPasswordForEmail(parsed.data.email, { redirectTo });
  if (error) return problemWith(form, authProblem(error.code));
  return { ...emptyForm, sentTo: parsed.data.email };
}
