"use server";

import { redirect } from "next/navigation";
import type { FormState } from "@/app/(auth)/_form/empty-form";
import { authProblem, parseForm, problemWith } from "@/app/(auth)/_form/form-state";
import { getContainer } from "@/lib/container";
import { resetPasswordSchema } from "@/lib/domain/member/registration";
import { limitAction } from "@/lib/http/limit-action";
import { isRecovering, openAuth, readClaims, requireUser } from "@/lib/http/session";

/**
 * Changes the password of the person who came through a mailed link, and signs out their other devices. Any other session
 * has to know the present password, and is led to where it is asked for.
 */
export async function changePassword(_previous: FormState, form: FormData): Promise<FormState> {
  const parsed = parseForm(resetPasswordSchema, form);
  if ("state" in parsed) return parsed.state;
  const { id } = await requireUser();
  const claims = await readClaims();
  if (await getContainer().ports.team.needsSecondFactor(id, claims?.aal)) redirect("/two-factor?next=/reset-password");
  if (!(await isRecovering())) redirect("/dashboard/settings/security");
  const refusal = await limitAction("new_password", id);
  if (refusal) return problemWith(form, refusal);
  const auth = await openAuth();
  const { error } = await auth.auth.updateUser({ password: parsed.data.password });
  if (error) return problemWith(form, authProblem(error.code));
  await auth.auth.signOut({ scope: "others" });
  const { ports, now } = getContainer();
  await ports.team.noteSecurityChange(id, "security.password_changed", now());
  redirect("/dashboard");
}
