import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { getContainer } from "@/lib/container";
import type { MemberBusiness, MemberClaims, MemberRole, MemberScope } from "@/lib/domain/member/reads";
import { isFreshRecovery } from "@/lib/domain/member/recovery";
import { AppError } from "@/lib/errors";
import { createAuthClient } from "./auth-client";

/** A signed-in person and the business that they look at. `scope` is what every read takes. */
export interface MemberSession {
  claims: MemberClaims;
  businessId: string;
  role: MemberRole;
  business: MemberBusiness;
  businesses: MemberBusiness[];
  scope: MemberScope;
}

export const businessCookieName = "cloudgreet-business";

/** The Supabase client of this request, for pages, actions and route handlers. */
export async function openAuth() {
  const store = await cookies();
  const device = (await headers()).get("user-agent");
  return createAuthClient(
    {
      getAll: () => store.getAll(),
      setAll: (list) => {
        try {
          for (const { name, value, options } of list) store.set(name, value, options);
        } catch {
          // A page cannot set cookies; proxy.ts has refreshed them before it.
        }
      },
    },
    device,
  );
}

/** The verified claims of this request's session, or null. Signature and expiry only: enough for reads. */
export const readClaims = cache(async (): Promise<MemberClaims | null> => {
  const auth = await openAuth();
  const { data } = await auth.auth.getClaims();
  if (!data) return null;
  const { sub, role, aal, session_id, email } = data.claims;
  return { sub, role: role ?? "authenticated", aal, session_id, email };
});

/** True when the session came from a mailed link a short while ago, see isFreshRecovery. */
export async function isRecovering(): Promise<boolean> {
  const { data } = await (await openAuth()).auth.getClaims();
  return isFreshRecovery(data?.claims.amr, getContainer().now());
}

type NoMember = "no_business" | "signed_out" | "second_factor" | "ended";

/**
 * Who asks: a member; a person who is signed in without a business, or has still to give their second factor; somebody
 * whose session was ended elsewhere; or nobody. Row level security shows nothing to any but the first. Read once per
 * request.
 */
export const findMember = cache(async (): Promise<MemberSession | NoMember> => {
  const claims = await readClaims();
  if (!claims) return "signed_out";
  const businesses = await getContainer().memberReads.listBusinesses(claims);
  const chosen = (await cookies()).get(businessCookieName)?.value;
  const business = businesses.find(({ id }) => id === chosen) ?? businesses[0];
  if (!business) return whyNoBusiness(claims);
  const scope = { claims, businessId: business.id };
  return { claims, businessId: business.id, role: business.role, business, businesses, scope };
});

async function whyNoBusiness({ sub, aal, session_id: sessionId }: MemberClaims): Promise<NoMember> {
  const { team } = getContainer().ports;
  if (await team.needsSecondFactor(sub, aal)) return "second_factor";
  const sessions = await team.listSessions(sub);
  return sessionId && !sessions.some(({ id }) => id === sessionId) ? "ended" : "no_business";
}

/** The member of a page or action. Sends others to sign in, or to name their business first. */
export async function requireMember(): Promise<MemberSession> {
  const member = await findMember();
  if (member === "signed_out") redirect("/login");
  if (member === "ended") redirect("/auth/ended");
  if (member === "second_factor") redirect("/two-factor");
  if (member === "no_business") redirect("/welcome");
  return member;
}

/** The person behind a write: asks Supabase, which knows of revoked and deleted accounts. AppError `unauthorized`. */
export async function requireUser() {
  const auth = await openAuth();
  const { data, error } = await auth.auth.getUser();
  if (error || !data.user) throw new AppError("unauthorized", "Please sign in again.", { cause: error });
  return data.user;
}
