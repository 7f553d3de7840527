import type { FoundInvitation, Role, Team } from "@/lib/domain/team/roles";

interface ByMember {
  businessId: string;
  memberId: string;
  now: Date;
}

/** A session of a person, as Supabase Auth keeps it. */
export interface SignInSession {
  id: string;
  startedAt: Date;
  seenAt: Date | null;
  userAgent: string | null;
  address: string | null;
  hasSecondFactor: boolean;
}

export interface TeamStore {
  /** Null for whoever is no member. */
  load(businessId: string, memberId: string): Promise<Team | null>;
  invite(
    request: ByMember & { email: string; role: Role; invitationId: string; nonce: string; tokenHash: string },
  ): Promise<"invited" | "already_member" | "too_many" | "not_allowed">;
  revoke(request: ByMember & { invitationId: string }): Promise<"revoked" | "gone" | "not_allowed">;
  findInvitation(tokenHash: string, now: Date): Promise<FoundInvitation | null>;
  accept(tokenHash: string, userId: string, now: Date): Promise<AcceptedInvitation>;
  changeRole(
    request: ByMember & { userId: string; role: Role; reason: string | null },
  ): Promise<"changed" | "unchanged" | "last_owner" | "not_found" | "not_allowed">;
  remove(
    request: ByMember & { userId: string; reason: string | null },
  ): Promise<"removed" | "last_owner" | "not_found" | "not_allowed">;
  /** Of the person themselves: the id comes from their verified session. */
  listSessions(userId: string): Promise<SignInSession[]>;
  needsSecondFactor(userId: string, aal: string | undefined): Promise<boolean>;
  /** Into the audit of each business of the person. */
  noteSecurityChange(userId: string, action: SecurityChange, now: Date): Promise<void>;
}

export type SecurityChange =
  | "security.password_changed"
  | "security.factor_added"
  | "security.factor_removed"
  | "security.signed_out_others"
  | "security.signed_out_everywhere";

export type AcceptedInvitation =
  | { outcome: "accepted"; businessId: string }
  | { outcome: "wrong_account" | "expired" | "revoked" | "used" | "gone" };

export interface AccountDirectory {
  /** Makes an account whose address is proven already. `exists`: somebody has it. */
  create(account: { email: string; password: string }): Promise<"created" | "exists" | "weak_password">;
  /** Deletes an account with its sessions and factors; one that is gone already is no failure. */
  remove(userId: string): Promise<void>;
}
