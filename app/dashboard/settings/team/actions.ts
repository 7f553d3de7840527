"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { AppError } from "@/lib/errors";
import { type ActionResult, actAsMember, actAsPerson } from "@/lib/http/act-as-member";
import { limitAction } from "@/lib/http/limit-action";
import { readRowId } from "@/lib/http/read-row-id";
import { changeMemberRole, removeMember } from "@/lib/services/team/change-member";
import { type InviteResult, inviteMember } from "@/lib/services/team/invite-member";

const page = "/dashboard/settings/team";

/** Asks somebody to join; for somebody who was asked already, mails a new link and ends the old one. */
export async function invite(email: string, role: string): Promise<ActionResult<InviteResult>> {
  const done = await actAsMember("team.invite", async ({ ctx, member }) => {
    const refusal = await limitAction("mail_request");
    if (refusal) throw new AppError("rate_limited", refusal);
    return inviteMember(ctx, { businessId: member.businessId, memberId: member.claims.sub, email, role });
  });
  revalidatePath(page);
  return done;
}

/** Takes an invitation back: its link is worth nothing any more. */
export async function revoke(invitationId: string): Promise<ActionResult<null>> {
  const done = await actAsMember("team.revoke", async ({ ctx, member: { businessId, claims } }) => {
    const invitation = { invitationId: readRowId(invitationId, "invitation"), memberId: claims.sub };
    const outcome = await ctx.team.revoke({ businessId, ...invitation, now: ctx.now });
    if (outcome === "not_allowed") throw new AppError("forbidden", "Only an owner can take an invitation back.");
    return null;
  });
  revalidatePath(page);
  return done;
}

/** Gives a member another role. */
export async function changeRole(userId: string, role: string, reason: string): Promise<ActionResult<string>> {
  const done = await actAsMember("team.change-role", ({ ctx, member: { businessId, claims } }) =>
    changeMemberRole(ctx, { businessId, memberId: claims.sub, userId: readRowId(userId, "member"), role, reason }),
  );
  revalidatePath(page);
  return done;
}

/** Takes a member out, or lets the person themselves leave. */
export async function remove(userId: string, reason: string): Promise<ActionResult<string>> {
  let isSelf = false;
  const done = await actAsPerson("team.remove", ({ ctx, member: { businessId, claims } }) => {
    isSelf = claims.sub === userId;
    return removeMember(ctx, { businessId, memberId: claims.sub, userId: readRowId(userId, "member"), reason });
  });
  if (done.ok && isSelf) redirect("/dashboard");
  revalidatePath(page);
  return done;
}
