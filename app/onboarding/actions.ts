"use server";

import { revalidatePath } from "next/cache";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { lookAroundCookie } from "@/app/onboarding/load-wizard";
import type { HeldNumber, SavedAnswers } from "@/components/onboarding/wizard-results";
import type { LaunchStep } from "@/lib/domain/launch/launch-step";
import { type PhoneChoice, type WizardStep, wizardOrder, wizardSteps } from "@/lib/domain/onboarding/wizard-steps";
import { AppError } from "@/lib/errors";
import { type ActionResult, actAsMember } from "@/lib/http/act-as-member";
import { requireMember } from "@/lib/http/session";
import type { Ctx } from "@/lib/ports";
import { type BegunLaunch, beginLaunch } from "@/lib/services/launch/begin-launch";
import { openPayment } from "@/lib/services/launch/open-payment";
import { retryStep } from "@/lib/services/launch/retry-step";
import { chooseNumber } from "@/lib/services/onboarding/choose-number";
import { loadOnboarding } from "@/lib/services/onboarding/load-onboarding";
import { saveStep } from "@/lib/services/onboarding/save-step";
import { type NumbersFound, searchNumbers } from "@/lib/services/onboarding/search-numbers";

async function keep(
  ctx: Ctx<"onboarding">,
  request: { businessId: string; step: WizardStep; answers: unknown; revision: number },
): Promise<SavedAnswers> {
  if (!wizardOrder.includes(request.step)) throw new AppError("invalid_input", "There is no such step.");
  const saved = await saveStep(ctx, request);
  if (saved.outcome === "invalid") return saved;
  const { outcome, revision } = saved;
  if (outcome === "saved") return { outcome, revision };
  const { answers } = await loadOnboarding(ctx, request.businessId);
  return { outcome, revision, answers: answers[request.step] ?? null };
}

/** Keeps what was typed in one step, if nobody has changed it meanwhile. */
export async function saveAnswers(
  step: WizardStep,
  answers: unknown,
  revision: number,
): Promise<ActionResult<SavedAnswers>> {
  return actAsMember("onboarding.save", ({ ctx, member: { businessId } }) =>
    keep(ctx, { businessId, step, answers, revision }),
  );
}

/** Local numbers of an area code. */
export async function findNumbers(areaCode: string): Promise<ActionResult<NumbersFound>> {
  return actAsMember("onboarding.numbers", async ({ ctx }) => {
    if (!/^[2-9]\d{2}$/.test(areaCode)) throw new AppError("invalid_input", "An area code has three digits.");
    return searchNumbers(ctx, areaCode);
  });
}

/** Holds the number that was chosen, and keeps the choice. */
export async function holdNumber(choice: PhoneChoice, revision: number): Promise<ActionResult<HeldNumber>> {
  return actAsMember("onboarding.hold", async ({ ctx, member: { businessId } }) => {
    const parsed = wizardSteps.phone.safeParse(choice);
    if (!parsed.success) throw new AppError("invalid_input", parsed.error.issues[0]?.message ?? "Choose a number.");
    const saved = await keep(ctx, { businessId, step: "phone", answers: parsed.data, revision });
    if (saved.outcome !== "saved") return saved;
    const held = await chooseNumber(ctx, businessId, parsed.data);
    return held === "reserved" ? saved : { outcome: held, revision: saved.revision };
  });
}

/** Ends the wizard and opens the payment page; for owners. */
export async function payPlan(planId: string, revision: number): Promise<ActionResult<BegunLaunch | SavedAnswers>> {
  return actAsMember("onboarding.pay", async ({ ctx, member: { businessId, role } }) => {
    if (role !== "owner") throw new AppError("forbidden", "Only an owner can pay. Ask the owner to finish this step.");
    const saved = await keep(ctx, { businessId, step: "plan", answers: { planId, isReviewed: true }, revision });
    return saved.outcome === "saved" ? beginLaunch(ctx, { businessId, planId }) : saved;
  });
}

/** The page where a launch that waits for its payment is paid; for owners. */
export async function payForLaunch(): Promise<ActionResult<string>> {
  return actAsMember("launch.pay", ({ ctx, member: { businessId, role } }) => {
    if (role !== "owner") throw new AppError("forbidden", "Only an owner can pay. Ask the owner to finish this step.");
    return openPayment(ctx, businessId);
  });
}

/** Runs a step of the launch again, or passes over the test call. */
export async function runAgain(step: LaunchStep, isSkipped: boolean): Promise<ActionResult<string>> {
  const done = await actAsMember("launch.retry", ({ ctx, member: { businessId } }) =>
    retryStep(ctx, { businessId, step, isSkipped }),
  );
  revalidatePath("/onboarding", "layout");
  return done;
}

/** Lets somebody see the dashboard before the launch; the banner there leads back. */
export async function lookAround(): Promise<void> {
  const { businessId } = await requireMember();
  const store = await cookies();
  store.set(lookAroundCookie, businessId, { httpOnly: true, sameSite: "lax", path: "/", maxAge: 30 * 86_400 });
  redirect("/dashboard");
}
