import {
  lintRegistration,
  type RegistrationProblem,
  type RegistrationTexts,
} from "@/lib/domain/messages/registration-lint";
import type { Ctx } from "@/lib/ports";

/**
 * Submits the registration of a business with its texts, once they hold nothing that carriers commonly reject;
 * `rejected_by_us` says what to change. Staff file it; the verdict comes later, by an event of the carrier.
 */
export async function submitRegistration(
  ctx: Ctx<"registrations">,
  { businessId, texts }: { businessId: string; texts: RegistrationTexts },
): Promise<
  | { outcome: "changed" | "unchanged" | "not_allowed" | "not_found" }
  | { outcome: "rejected_by_us"; problems: RegistrationProblem[] }
> {
  const problems = lintRegistration(texts);
  if (problems.length > 0) return { outcome: "rejected_by_us", problems };
  return { outcome: await ctx.registrations.submit({ businessId, texts, actor: ctx.actor, now: ctx.now }) };
}
