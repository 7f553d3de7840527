import { z } from "zod";
import { rowId } from "@/lib/domain/member/row-id";
import { roles } from "@/lib/domain/team/roles";
import { AppError } from "@/lib/errors";
import type { Ctx } from "@/lib/ports";

interface MemberChange {
  businessId: string;
  /** Who does it. */
  memberId: string;
  /** To whom. */
  userId: unknown;
  reason: unknown;
}

const lastOwner = "A business needs an owner. Make somebody else one first.";
const target = z.object({ userId: rowId, reason: z.string().trim().max(300).nullish() });

/** Gives a member another role. AppError `forbidden`, `conflict` for the last owner, `not_found`, `invalid_input`. */
export async function changeMemberRole(
  ctx: Ctx<"team">,
  { businessId, memberId, role, ...change }: MemberChange & { role: unknown },
): Promise<"changed" | "unchanged"> {
  const { userId, reason } = read(change);
  const wanted = z.enum(roles).safeParse(role);
  if (!wanted.success) throw new AppError("invalid_input", "Choose a role.");
  const request = { businessId, memberId, userId, role: wanted.data, reason, now: ctx.now };
  return allowed(await ctx.team.changeRole(request), "Only an owner can change roles.");
}

/** Takes a member out, or lets them leave. AppError as above. */
export async function removeMember(
  ctx: Ctx<"team">,
  { businessId, memberId, ...change }: MemberChange,
): Promise<"removed"> {
  const { userId, reason } = read(change);
  const request = { businessId, memberId, userId, reason, now: ctx.now };
  return allowed(await ctx.team.remove(request), "Only an owner can remove people.");
}

function read(change: { userId: unknown; reason: unknown }): { userId: string; reason: string | null } {
  const parsed = target.safeParse(change);
  if (!parsed.success) throw new AppError("invalid_input", "This person or reason cannot be read.");
  return { userId: parsed.data.userId, reason: parsed.data.reason || null };
}

type Refusal = "last_owner" | "not_found" | "not_allowed";

function allowed<Outcome extends string>(outcome: Outcome, forbidden: string): Exclude<Outcome, Refusal> {
  if (outcome === "not_allowed") throw new AppError("forbidden", forbidden);
  if (outcome === "last_owner") throw new AppError("conflict", lastOwner);
  if (outcome === "not_found") throw new AppError("not_found", "This person is not in the team any more.");
  return outcome as Exclude<Outcome, Refusal>;
}
