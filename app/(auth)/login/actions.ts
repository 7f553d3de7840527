"use server";

import { redirect } from "next/navigation";
import type { FormState } from "@/app/(auth)/_form/empty-form";
import { authProblem, parseForm, problemWith } from "@/app/(auth)/_form/form-state";
import { safeNextPath } from "@/app/(auth)/_form/next-path";
import { signInSchema } from "@/lib/domain/member/registration";
import { ensureBusiness } from "@/lib/http/ensure-business";
import { forgetAttempts, limitAction, limitSignIn } from "@/lib/http/limit-action";
import { openAuth } from "@/lib/http/session";

export async function signIn(_previous: FormState, form: FormData): Promise<FormState> {
  const parsed = parseForm(signInSchema, form);
  if ("state" in parsed) return parsed.state;
  const { email } = parsed.data;
  const refusal = (await limitAction("sign_in_address")) ?? (await limitSignIn(email));
  if (refusal) return problemWith(form, refusal);
  const auth = await openAuth();
  const { data, error } = await auth.auth.signInWithPassword(parsed.data);
  if (error) return problemWith(form, authProblem(error.code));
  await forgetAttempts("sign_in", email);
  // Someone who confirmed their address in another browser comes here first.
  await ensureBusiness(auth, data.user);
  const next = safeNextPath(form.get("next"));
  const hasFactor = data.user.factors?.some(({ status }) => status === "verified") ?? false;
  redirect(hasFactor ? `/two-factor?next=${encodeURIComponent(next)}` : next);
}

/** Ends this session only; other devices stay signed in. */
export async function signOut(): Promise<never> {
  const auth = await openAuth();
  await auth.auth.signOut({ scope: "local" });
  redirect("/login");
}
