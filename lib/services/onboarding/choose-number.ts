import type { PhoneChoice } from "@/lib/domain/onboarding/wizard-steps";
import type { Ctx } from "@/lib/ports";

/**
 * Holds what the owner chose for half an hour; nothing is bought. The number of a toll-free choice is given out at the
 * launch. `taken`: somebody else has or holds it, choose another.
 */
export function chooseNumber(
  ctx: Ctx<"launches">,
  businessId: string,
  choice: PhoneChoice,
): Promise<"reserved" | "taken" | "already_bought"> {
  return ctx.launches.reserveNumber({
    businessId,
    choice: choice.choice,
    e164: choice.choice === "toll_free" ? null : choice.e164,
    forwardFrom: choice.choice === "forward" ? choice.forwardFrom : null,
    carrier: choice.choice === "forward" ? choice.carrier : null,
    now: ctx.now,
  });
}
