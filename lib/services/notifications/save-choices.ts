import { choicesSchema } from "@/lib/domain/notifications/choices";
import type { Choices } from "@/lib/domain/notifications/groups";
import { AppError } from "@/lib/errors";
import type { Ctx } from "@/lib/ports";

export type SavedChoices =
  | { outcome: "saved"; choices: Choices }
  | { outcome: "invalid"; problems: Record<string, string> };

/** Saves what a member wants to be told; every member decides for themselves. AppError `forbidden`. */
export async function saveChoices(
  ctx: Ctx<"notifications">,
  { businessId, memberId, value }: { businessId: string; memberId: string; value: unknown },
): Promise<SavedChoices> {
  const parsed = choicesSchema.safeParse(value);
  if (!parsed.success) {
    const problems = Object.fromEntries(parsed.error.issues.map(({ path, message }) => [String(path[0]), message]));
    return { outcome: "invalid", problems };
  }
  const choices = parsed.data;
  const stored = await ctx.notifications.saveChoices({ businessId, memberId, choices, now: ctx.now });
  if (stored === "not_allowed") throw new AppError("forbidden", "You do not belong to this business any more.");
  if (stored === "no_mobile") {
    return { outcome: "invalid", problems: { text: "Confirm your mobile first; texts go there." } };
  }
  return { outcome: "saved", choices };
}
