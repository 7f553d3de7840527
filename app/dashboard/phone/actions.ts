"use server";

import { revalidatePath } from "next/cache";
import { toE164 } from "@/lib/domain/language/e164";
import { type RegistrationForm, readRegistration } from "@/lib/domain/messages/registration-form";
import type { RegistrationProblem } from "@/lib/domain/messages/registration-lint";
import { AppError } from "@/lib/errors";
import { type ActionResult, actAsMember } from "@/lib/http/act-as-member";
import { testForwarding } from "@/lib/services/launch/test-forwarding";
import { submitRegistration } from "@/lib/services/messages/submit-registration";

/** Opens three minutes in which the owner's own number must reach ours. */
export async function startForwardingTest(phone: string): Promise<ActionResult<"started">> {
  const done = await actAsMember("phone.test_forwarding", async ({ ctx, member }) => {
    const callerNumber = toE164(String(phone));
    if (!callerNumber) throw new AppError("invalid_input", "Enter the number of the phone that you will call from.");
    await testForwarding(ctx, { businessId: member.businessId, callerNumber });
    return "started" as const;
  });
  revalidatePath("/dashboard/phone");
  revalidatePath("/onboarding/done");
  return done;
}

/** Submits the texts to the carriers, or says what they would reject. */
export async function submitTexts(form: RegistrationForm): Promise<ActionResult<RegistrationProblem[]>> {
  const done = await actAsMember("phone.submit_registration", async ({ ctx, member }) => {
    const { businessId, business } = member;
    const read = readRegistration(form, business.name);
    if (!read.ok) return read.problems;
    const request = { businessId, texts: { ...read.value, businessName: business.name } };
    const submitted = await submitRegistration(ctx, request);
    if (submitted.outcome === "rejected_by_us") return submitted.problems;
    if (submitted.outcome === "not_allowed") {
      throw new AppError("conflict", "The registration has moved on meanwhile. Load the page again.");
    }
    if (submitted.outcome === "not_found") throw new AppError("not_found", "Get a number first.");
    return [];
  });
  revalidatePath("/dashboard/phone");
  revalidatePath("/onboarding/done");
  return done;
}
