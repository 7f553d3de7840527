import {
  lintRegistration,
  type RegistrationProblem,
  type RegistrationTexts,
} from "@/lib/domain/messages/registration-lint";
import type { Ctx } from "@/lib/ports";
import { setRegistration } from "./set-registration";

/**
 * Marks the registration of a business as submitted, once its texts hold nothing that carriers commonly reject;
 * `rejected_by_us` says what to change. The verdict comes later, by `setRegistration`.
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
  return { outcome: await setRegistration(ctx, { businessId, state: "submitted" }) };
}
