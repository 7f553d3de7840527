"use server";

import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { emptyForm, type FormState } from "@/app/(auth)/_form/empty-form";
import { authProblem, parseForm, problemWith } from "@/app/(auth)/_form/form-state";
import { getContainer } from "@/lib/container";
import { invitedSchema } from "@/lib/domain/member/registration";
import { limitAction } from "@/lib/http/limit-action";
import { businessCookieName, openAuth, readClaims, requireUser } from "@/lib/http/session";
import { systemContext } from "@/lib/http/system-context";
import { acceptInvitation, openInvitedAccount } from "@/lib/services/team/accept-invitation";

const refusals = {
  wrong_account: "This invitation is for another address. Sign in with the one that it was sent to.",
  expired: "This invitation has run out. Ask for a new one.",
  revoked: "This invitation was taken back.",
  used: "This invitation was used already.",
  gone: "There is no such invitation.",
};

/** Makes the signed-in person a member and shows them the business. */
export async function join(token: string): Promise<FormState> {
  const user = await requireUser();
  const claims = await readClaims();
  const container = getContainer();
  if (await container.ports.team.needsSecondFactor(user.id, claims?.aal)) {
    redirect(`/two-factor?next=${encodeURIComponent(`/invite/${token}`)}`);
  }
  return enter(token, user.id);
}

/** Makes the account of somebody who was invited, signs them in and lets them join. */
export async function makeAccount(token: string, _previous: FormState, form: FormData): Promise<FormState> {
  const parsed = parseForm(invitedSchema, form);
  if ("state" in parsed) return parsed.state;
  const refusal = await limitAction("mail_request");
  if (refusal) return problemWith(form, refusal);
  const { password } = parsed.data;
  const made = await openInvitedAccount(systemContext(getContainer(), "invitation"), { token, password });
  if (made.outcome === "weak_password") return problemWith(form, authProblem("weak_password"));
  if (made.outcome !== "created") redirect(`/invite/${token}`);
  const auth = await openAuth();
  const { data, error } = await auth.auth.signInWithPassword({ email: made.email, password });
  if (error) return problemWith(form, authProblem(error.code));
  return enter(token, data.user.id);
}

/** Signs out on this device, so that the invited person can go on. */
export async function leaveAccount(token: string): Promise<never> {
  const auth = await openAuth();
  await auth.auth.signOut({ scope: "local" });
  redirect(`/invite/${token}`);
}

async function enter(token: string, userId: string): Promise<FormState> {
  const joined = await acceptInvitation(systemContext(getContainer(), "invitation"), { token, userId });
  if (joined.outcome !== "accepted") return { ...emptyForm, problem: refusals[joined.outcome] };
  const options = { httpOnly: true, sameSite: "lax", path: "/", maxAge: 400 * 86_400 } as const;
  (await cookies()).set(businessCookieName, joined.businessId, options);
  redirect("/dashboard");
}
