"use server";

import { redirect } from "next/navigation";
import type { FormState } from "@/app/(auth)/_form/empty-form";
import { authProblem, parseForm, problemWith } from "@/app/(auth)/_form/form-state";
import { safeNextPath } from "@/app/(auth)/_form/next-path";
import { factorCodeSchema } from "@/lib/domain/member/registration";
import { forgetAttempts, limitAction } from "@/lib/http/limit-action";
import { openAuth, requireUser } from "@/lib/http/session";

/** Checks the six digits; the session then sees what its person may see. */
export async function giveCode(_previous: FormState, form: FormData): Promise<FormState> {
  const parsed = parseForm(factorCodeSchema, form);
  if ("state" in parsed) return parsed.state;
  const { id } = await requireUser();
  const refusal = await limitAction("second_factor", id);
  if (refusal) return problemWith(form, refusal);
  const auth = await openAuth();
  const { data: factors } = await auth.auth.mfa.listFactors();
  let problem = authProblem("mfa_verification_failed");
  for (const { id: factorId } of factors?.totp ?? []) {
    const { error } = await auth.auth.mfa.challengeAndVerify({ factorId, code: parsed.data.code });
    if (!error) {
      await forgetAttempts("second_factor", id);
      redirect(safeNextPath(form.get("next")));
    }
    problem = authProblem(error.code);
  }
  return problemWith(form, problem);
}
