import type { Ctx } from "@/lib/ports";

/**
 * Opens three minutes in which a call from `callerNumber` (E.164, the phone that the owner dials their own number with)
 * must reach our number; the call itself proves the forwarding. Returns the id of the test.
 */
export async function testForwarding(
  ctx: Ctx<"launches">,
  { businessId, callerNumber }: { businessId: string; callerNumber: string },
): Promise<{ testId: string }> {
  return { testId: await ctx.launches.startForwardingTest(businessId, callerNumber, ctx.now) };
}
