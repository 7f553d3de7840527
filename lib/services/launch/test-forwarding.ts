import type { Ctx } from "@/lib/ports";

/**
 * Opens three minutes in which a call from `callerNumber` (E.164, the phone that the owner dials their own number with)
 * should reach our number. What the carrier says of the call proves the forwarding (`private.note_forwarded_call`).
 * Returns the id of the test.
 */
export async function testForwarding(
  ctx: Ctx<"launches">,
  { businessId, callerNumber }: { businessId: string; callerNumber: string },
): Promise<{ testId: string }> {
  return { testId: await ctx.launches.startForwardingTest(businessId, callerNumber, ctx.now) };
}
