import { type Registration, registrationSchema } from "@/lib/domain/member/registration";
import type { Ctx } from "@/lib/ports";

/**
 * Makes the first business of a person who confirmed their address. `details` are what they typed when they signed up,
 * as the auth service kept them: anyone can change their own, so they are checked again and fall back to something
 * plain. A repeat returns the business that exists.
 */
export async function registerBusiness(
  ctx: Ctx<"businesses">,
  person: { userId: string; email: string; details: unknown },
): Promise<string> {
  const parsed = registrationSchema.safeParse(person.details);
  const details: Registration = parsed.success ? parsed.data : fallback(person.email);
  return ctx.businesses.register({
    userId: person.userId,
    name: details.businessName,
    trade: details.trade,
    timeZone: details.timeZone,
    email: person.email,
    now: ctx.now,
  });
}

function fallback(email: string): Registration {
  return { businessName: email.split("@")[0] || "My business", trade: "general", timeZone: "America/New_York" };
}
