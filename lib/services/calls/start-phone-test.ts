import type { PhoneTestAnswer } from "@/lib/domain/calls/phone-test";
import { readRingableNumber } from "@/lib/domain/calls/ringable-number";
import { sayWait } from "@/lib/domain/limits/rate-rules";
import { AppError } from "@/lib/errors";
import type { Ctx } from "@/lib/ports";

/**
 * Has the receptionist ring the phone that a member typed, as a test: the number is checked, the press counted against
 * the member and against the number, and the rest done by a job. A press that comes again answers with its first call.
 * Throws `rate_limited`, and `forbidden` for who may not write.
 */
export async function startPhoneTest(
  ctx: Ctx<"phoneTests" | "rateLimits">,
  { businessId, memberId, pressId, phone }: { businessId: string; memberId: string; pressId: string; phone: string },
): Promise<PhoneTestAnswer> {
  const number = readRingableNumber(phone);
  if (number.outcome !== "ringable") return number;
  for (const subject of [`member ${memberId}`, `number ${number.e164}`]) {
    const answer = await ctx.rateLimits.take("phone_test", subject);
    if (!answer.isAllowed) {
      throw new AppError(
        "rate_limited",
        `Those were many calls. Wait ${sayWait(answer.retryInSeconds)}, then press again.`,
      );
    }
  }
  const started = await ctx.phoneTests.start({ businessId, memberId, pressId, phone: number.e164, now: ctx.now });
  if (started.outcome === "forbidden") throw new AppError("forbidden", "You can look, but not change anything here.");
  if (started.outcome !== "started" && started.outcome !== "known") return { outcome: started.outcome };
  return { outcome: "ringing", callId: started.callId };
}
