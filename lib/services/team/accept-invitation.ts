import type { FoundInvitation } from "@/lib/domain/team/roles";
import type { Ctx } from "@/lib/ports";
import type { AcceptedInvitation } from "@/lib/ports/team";
import { hashInvitationToken } from "./invitation-token";

/** The invitation behind a link; null for a text that is none. */
export async function findInvitation(ctx: Ctx<"team">, token: string): Promise<FoundInvitation | null> {
  return ctx.team.findInvitation(hashInvitationToken(token), ctx.now);
}

/** Makes the signed-in person a member, if the invitation was sent to their address. */
export async function acceptInvitation(
  ctx: Ctx<"team">,
  { token, userId }: { token: string; userId: string },
): Promise<AcceptedInvitation> {
  return ctx.team.accept(hashInvitationToken(token), userId, ctx.now);
}

/**
 * Makes the account of somebody who was invited and has none. Whoever holds the link has proven the address, because it
 * was mailed there. `closed`: the invitation does not wait any more.
 */
export async function openInvitedAccount(
  ctx: Ctx<"team" | "accounts">,
  { token, password }: { token: string; password: string },
): Promise<{ outcome: "created"; email: string } | { outcome: "exists" | "weak_password" | "closed" }> {
  const invitation = await findInvitation(ctx, token);
  if (invitation?.state !== "pending") return { outcome: "closed" };
  const outcome = await ctx.accounts.create({ email: invitation.email, password });
  return outcome === "created" ? { outcome, email: invitation.email } : { outcome };
}
