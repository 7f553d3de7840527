import { z } from "zod";
import { roles } from "@/lib/domain/team/roles";
import type { TeamStore } from "@/lib/ports/team";
import type { AsSystem } from "./as-system";

const instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text));
const role = z.enum(roles);
const team = z.object({
  members: z.array(
    z.object({
      userId: z.string(),
      email: z.string().nullable().transform(orEmpty),
      role,
      joinedAt: instant,
      seenAt: instant.nullable(),
      hasSecondFactor: z.boolean(),
    }),
  ),
  invitations: z.array(z.object({ id: z.string(), email: z.string(), role, expiresAt: instant, createdAt: instant })),
});
const found = z.object({
  id: z.string(),
  business_id: z.string(),
  business_name: z.string(),
  email: z.string(),
  role,
  state: z.enum(["pending", "accepted", "revoked", "expired"]),
  inviter: z.string().nullable(),
  has_account: z.boolean(),
  expires_at: z.date(),
});
const accepted = z.union([
  z.object({ outcome: z.literal("accepted"), business_id: z.string() }),
  z.object({ outcome: z.enum(["wrong_account", "expired", "revoked", "used", "gone"]) }),
]);
const session = z.object({
  id: z.string(),
  started_at: z.date(),
  seen_at: z.date().nullable(),
  user_agent: z.string().nullable(),
  address: z.string().nullable(),
  has_second_factor: z.boolean(),
});

function orEmpty(text: string | null): string {
  return text ?? "";
}

/** Members and invitations through the app functions of migrations/functions/team. */
export function createTeamStore(asSystem: AsSystem): TeamStore {
  return {
    async load(businessId, memberId) {
      const args = { p_business_id: businessId, p_member_id: memberId };
      const [row] = await asSystem("load_team", args, z.object({ load_team: team.nullable() }));
      return row?.load_team ?? null;
    },
    async invite({ businessId, memberId, email, role: wanted, invitationId, nonce, tokenHash, now }) {
      const [row] = await asSystem(
        "invite_member",
        {
          p_business_id: businessId,
          p_member_id: memberId,
          p_email: email,
          p_role: wanted,
          p_invitation_id: invitationId,
          p_nonce: nonce,
          p_token_hash: tokenHash,
          p_now: now,
        },
        z.object({ invite_member: z.enum(["invited", "already_member", "too_many", "not_allowed"]) }),
      );
      return row?.invite_member ?? "not_allowed";
    },
    async revoke({ businessId, memberId, invitationId, now }) {
      const args = { p_business_id: businessId, p_member_id: memberId, p_invitation_id: invitationId, p_now: now };
      const answer = z.object({ revoke_invitation: z.enum(["revoked", "gone", "not_allowed"]) });
      const [row] = await asSystem("revoke_invitation", args, answer);
      return row?.revoke_invitation ?? "gone";
    },
    async findInvitation(tokenHash, now) {
      const [row] = await asSystem("find_invitation", { p_token_hash: tokenHash, p_now: now }, found);
      if (!row) return null;
      const { id, email, state, inviter } = row;
      return {
        id,
        email,
        state,
        inviter,
        role: row.role,
        businessId: row.business_id,
        businessName: row.business_name,
        hasAccount: row.has_account,
        expiresAt: row.expires_at,
      };
    },
    async accept(tokenHash, userId, now) {
      const args = { p_token_hash: tokenHash, p_user_id: userId, p_now: now };
      const [row] = await asSystem("accept_invitation", args, accepted);
      if (!row) return { outcome: "gone" };
      return "business_id" in row ? { outcome: row.outcome, businessId: row.business_id } : { outcome: row.outcome };
    },
    ...memberChanges(asSystem),
    ...ownSecurity(asSystem),
  };
}

function memberChanges(asSystem: AsSystem): Pick<TeamStore, "changeRole" | "remove"> {
  return {
    async changeRole({ businessId, memberId, userId, role: wanted, reason, now }) {
      const [row] = await asSystem(
        "change_member_role",
        {
          p_business_id: businessId,
          p_member_id: memberId,
          p_user_id: userId,
          p_role: wanted,
          p_reason: reason,
          p_now: now,
        },
        z.object({ change_member_role: z.enum(["changed", "unchanged", "last_owner", "not_found", "not_allowed"]) }),
      );
      return row?.change_member_role ?? "not_allowed";
    },
    async remove({ businessId, memberId, userId, reason, now }) {
      const [row] = await asSystem(
        "remove_member",
        { p_business_id: businessId, p_member_id: memberId, p_user_id: userId, p_reason: reason, p_now: now },
        z.object({ remove_member: z.enum(["removed", "last_owner", "not_found", "not_allowed"]) }),
      );
      return row?.remove_member ?? "not_allowed";
    },
  };
}

function ownSecurity(asSystem: AsSystem): Pick<TeamStore, "listSessions" | "needsSecondFactor" | "noteSecurityChange"> {
  return {
    async listSessions(userId) {
      const rows = await asSystem("list_sessions", { p_user_id: userId }, session);
      return rows.map((row) => ({
        id: row.id,
        startedAt: row.started_at,
        seenAt: row.seen_at,
        userAgent: row.user_agent,
        address: row.address,
        hasSecondFactor: row.has_second_factor,
      }));
    },
    async needsSecondFactor(userId, aal) {
      const answer = z.object({ needs_second_factor: z.boolean() });
      const [row] = await asSystem("needs_second_factor", { p_user_id: userId, p_aal: aal }, answer);
      return row?.needs_second_factor ?? true;
    },
    async noteSecurityChange(userId, action, now) {
      await asSystem("note_security_change", { p_user_id: userId, p_action: action, p_now: now }, z.object({}));
    },
  };
}
