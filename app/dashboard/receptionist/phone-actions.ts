"use server";

import { type PhoneTestAnswer, phoneTestInput } from "@/lib/domain/calls/phone-test";
import { type ActionResult, actAsMember } from "@/lib/http/act-as-member";
import { startPhoneTest } from "@/lib/services/calls/start-phone-test";

/** Has the receptionist ring the number that was typed; the job that dials starts right after the answer. */
export async function callMyPhone(input: unknown): Promise<ActionResult<PhoneTestAnswer>> {
  return actAsMember("receptionist.call_my_phone", ({ ctx, member }) => {
    const { pressId, phone } = phoneTestInput.parse(input);
    return startPhoneTest(ctx, { businessId: member.businessId, memberId: member.claims.sub, pressId, phone });
  });
}
