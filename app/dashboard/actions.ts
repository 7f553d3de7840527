"use server";

import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { businessCookieName, requireMember } from "@/lib/http/session";

/** Looks at another business from now on. One that the person does not belong to changes nothing. */
export async function chooseBusiness(businessId: string): Promise<void> {
  const { businesses } = await requireMember();
  if (businesses.some(({ id }) => id === businessId)) {
    const store = await cookies();
    store.set(businessCookieName, businessId, {
      httpOnly: true,
      sameSite: "lax",
      path: "/",
      maxAge: 400 * 86_400,
    });
  }
  redirect("/dashboard");
}
