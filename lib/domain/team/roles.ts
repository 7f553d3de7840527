export const roles = ["owner", "manager", "viewer"] as const;
export type Role = (typeof roles)[number];

/** What each role is called and may do, in a line. */
export const roleWords: Record<Role, { label: string; may: string }> = {
  owner: { label: "Owner", may: "Everything, billing and people too" },
  manager: { label: "Manager", may: "Runs the day: appointments, messages, settings" },
  viewer: { label: "Viewer", may: "Looks, and changes nothing" },
};

/** A person of the business. `seenAt` is null when they have no session any more. */
export interface TeamMember {
  userId: string;
  email: string;
  role: Role;
  joinedAt: Date;
  seenAt: Date | null;
  hasSecondFactor: boolean;
}

export interface PendingInvitation {
  id: string;
  email: string;
  role: Role;
  createdAt: Date;
  expiresAt: Date;
}

export interface Team {
  members: TeamMember[];
  invitations: PendingInvitation[];
}

/** An invitation as whoever holds its link sees it. */
export interface FoundInvitation {
  id: string;
  businessId: string;
  businessName: string;
  email: string;
  role: Role;
  state: "pending" | "accepted" | "revoked" | "expired";
  inviter: string | null;
  /** Whether the address can sign in already. */
  hasAccount: boolean;
  expiresAt: Date;
}
