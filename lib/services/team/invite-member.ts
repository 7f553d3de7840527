import { randomUUID } from "node:crypto";
import { inviteSchema } from "@/lib/domain/team/invite-schema";
import { AppError } from "@/lib/errors";
import type { Ctx, MailResult } from "@/lib/ports";
import { hashInvitationToken, makeInvitationToken } from "./invitation-token";

const tooMany =
  "That were many invitations: three a day reach one address, thirty leave in a day, and fifty may wait. Try again tomorrow.";

export type InviteResult = { outcome: "invited" } | { outcome: "refused"; field: "email" | "role"; problem: string };

/**
 * Asks somebody to join by mail, for seven days; asked again, the earlier link is worth nothing. AppError `forbidden`
 * for whoever is no owner.
 */
export async function inviteMember(
  ctx: Ctx<"team" | "slotKey">,
  request: { businessId: string; memberId: string; email: unknown; role: unknown },
): Promise<InviteResult> {
  const parsed = inviteSchema.safeParse({ email: request.email, role: request.role });
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const field = issue?.path[0] === "role" ? "role" : "email";
    return { outcome: "refused", field, problem: issue?.message ?? "Check the address." };
  }
  const invitationId = randomUUID();
  const nonce = randomUUID();
  const { businessId, memberId } = request;
  const tokenHash = hashInvitationToken(makeInvitationToken(ctx.slotKey, invitationId, nonce));
  const stored = await ctx.team.invite({
    ...parsed.data,
    businessId,
    memberId,
    invitationId,
    nonce,
    tokenHash,
    now: ctx.now,
  });
  if (stored === "not_allowed") throw new AppError("forbidden", "Only an owner can invite people.");
  if (stored === "already_member") {
    return { outcome: "refused", field: "email", problem: "This person is in the team already." };
  }
  if (stored === "too_many") {
    return { outcome: "refused", field: "email", problem: tooMany };
  }
  return { outcome: "invited" };
}

/** Mails the link of an invitation that still waits. `gone`: it was taken back, replaced, used or ran out. */
export async function emailInvitation(
  ctx: Ctx<"team" | "mailer" | "slotKey" | "settings">,
  { invitationId, nonce, idempotencyKey }: { invitationId: string; nonce: string; idempotencyKey: string },
): Promise<MailResult | "gone"> {
  const token = makeInvitationToken(ctx.slotKey, invitationId, nonce);
  const invitation = await ctx.team.findInvitation(hashInvitationToken(token), ctx.now);
  if (invitation?.state !== "pending") return "gone";
  const link = `${ctx.settings.appUrl}/invite/${token}`;
  return ctx.mailer.sendInvitation({ to: invitation.email, idempotencyKey, invitation, link });
}
