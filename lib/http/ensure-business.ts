import { randomUUID } from "node:crypto";
import type { SupabaseClient } from "@supabase/supabase-js";
import { getContainer } from "@/lib/container";
import { registerBusiness } from "@/lib/services/tenancy/register-business";

interface Person {
  id: string;
  email?: string | undefined;
  user_metadata: Record<string, unknown>;
}

/**
 * Gives a person who has just proven their address the business that they named when they signed up. People who belong
 * to one already, or never named one (they were invited), get none. `auth` holds their session.
 */
export async function ensureBusiness(auth: SupabaseClient, person: Person): Promise<void> {
  if (typeof person.user_metadata.businessName !== "string") return;
  // Whether they belong to one is asked for them, before they have given their second factor.
  const claims = { sub: person.id, role: "authenticated", email: person.email, aal: "aal2" };
  const businesses = await getContainer().memberReads.listBusinesses(claims);
  if (businesses.length === 0) await makeBusiness(person, person.user_metadata);
  // What they named is used up: whoever leaves this business one day, or deletes it, is not given it again.
  const { error } = await auth.auth.updateUser({ data: { businessName: null } });
  if (error) getContainer().log.error("registration.name_kept", error, { memberId: person.id });
}

/** Makes the first business of a person from what they typed; a repeat finds it. Returns its id. */
export function makeBusiness(person: Pick<Person, "id" | "email">, details: unknown): Promise<string> {
  const { ports, now } = getContainer();
  return registerBusiness(
    {
      businesses: ports.businesses,
      now: now(),
      requestId: randomUUID(),
      causeId: null,
      actor: { kind: "member", id: person.id },
    },
    { userId: person.id, email: person.email ?? "", details },
  );
}
