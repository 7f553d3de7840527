"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { authProblem } from "@/app/(auth)/_form/form-state";
import type { NewFactor } from "@/components/security/two-factor-card";
import { changePasswordSchema, factorCodeSchema } from "@/lib/domain/member/registration";
import { rowId } from "@/lib/domain/member/row-id";
import { AppError } from "@/lib/errors";
import { type ActionResult, actAsPerson } from "@/lib/http/act-as-member";
import { limitAction } from "@/lib/http/limit-action";
import { mustKnowPassword } from "@/lib/http/must-know-password";
import { readRowId } from "@/lib/http/read-row-id";
import { openAuth } from "@/lib/http/session";

const page = "/dashboard/settings/security";

function failWith(code: string | undefined): never {
  throw new AppError("invalid_input", authProblem(code));
}

/** Changes the password of the person, who has to know the present one; other devices are signed out. */
export async function changePassword(current: string, password: string): Promise<ActionResult<null>> {
  return actAsPerson("security.change-password", async ({ ctx, member }) => {
    const parsed = changePasswordSchema.safeParse({ current, password });
    if (!parsed.success)
      throw new AppError("invalid_input", parsed.error.issues[0]?.message ?? "Check both passwords.");
    await mustKnowPassword(member.claims.email ?? "", parsed.data.current);
    const auth = await openAuth();
    const { error } = await auth.auth.updateUser({ password: parsed.data.password });
    if (error) failWith(error.code);
    await auth.auth.signOut({ scope: "others" });
    await ctx.team.noteSecurityChange(member.claims.sub, "security.password_changed", ctx.now);
    revalidatePath(page);
    return null;
  });
}

/** Signs out every other device, or this one too. */
export async function signOutOthers(isEverywhere: boolean): Promise<ActionResult<null>> {
  const done = await actAsPerson("security.sign-out", async ({ ctx, member }) => {
    const auth = await openAuth();
    const { error } = await auth.auth.signOut({ scope: isEverywhere ? "global" : "others" });
    if (error) failWith(error.code);
    const action = isEverywhere ? "security.signed_out_everywhere" : "security.signed_out_others";
    await ctx.team.noteSecurityChange(member.claims.sub, action, ctx.now);
    return null;
  });
  if (done.ok && isEverywhere) redirect("/login");
  revalidatePath(page);
  return done;
}

/**
 * Begins with a new authenticator app, for a person who knows the password; what was begun before and never confirmed is
 * put away.
 */
export async function beginFactor(password: string): Promise<ActionResult<NewFactor>> {
  return actAsPerson("security.begin-factor", async ({ ctx, member }) => {
    await mustKnowPassword(member.claims.email ?? "", password);
    const { mfa } = (await openAuth()).auth;
    const { data: known } = await mfa.listFactors();
    for (const factor of known?.all ?? []) {
      if (factor.status === "unverified") await mfa.unenroll({ factorId: factor.id });
    }
    const friendlyName = `Authenticator app, ${ctx.now.toISOString().slice(0, 19).replace("T", " ")}`;
    const { data, error } = await mfa.enroll({ factorType: "totp", issuer: "CloudGreet", friendlyName });
    if (error) failWith(error.code);
    return { id: data.id, qrCode: data.totp.qr_code, secret: data.totp.secret };
  });
}

/** Confirms the new app with its first code; from then on every sign-in asks for one. */
export async function confirmFactor(factorId: string, code: string): Promise<ActionResult<null>> {
  const done = await actAsPerson("security.confirm-factor", async ({ ctx, member }) => {
    const parsed = factorCodeSchema.extend({ factorId: rowId }).safeParse({ factorId, code });
    if (!parsed.success) throw new AppError("invalid_input", "Enter the six digits.");
    const refusal = await limitAction("second_factor", member.claims.sub);
    if (refusal) throw new AppError("rate_limited", refusal);
    const { error } = await (await openAuth()).auth.mfa.challengeAndVerify(parsed.data);
    if (error) failWith(error.code);
    await ctx.team.noteSecurityChange(member.claims.sub, "security.factor_added", ctx.now);
    return null;
  });
  revalidatePath(page);
  return done;
}

/** Takes an app away, from a session that gave its code and a person who knows the password. */
export async function removeFactor(factorId: string, password: string): Promise<ActionResult<null>> {
  const done = await actAsPerson("security.remove-factor", async ({ ctx, member }) => {
    await mustKnowPassword(member.claims.email ?? "", password);
    const auth = await openAuth();
    const { error } = await auth.auth.mfa.unenroll({ factorId: readRowId(factorId, "app") });
    if (error) failWith(error.code);
    await auth.auth.refreshSession();
    await ctx.team.noteSecurityChange(member.claims.sub, "security.factor_removed", ctx.now);
    return null;
  });
  revalidatePath(page);
  return done;
}
