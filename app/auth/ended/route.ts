import { redirect } from "next/navigation";
import { findMember, openAuth } from "@/lib/http/session";

/** Where a session that was ended on another device is put away; anybody else is sent on untouched. */
export async function GET(): Promise<never> {
  if ((await findMember()) !== "ended") redirect("/dashboard");
  const auth = await openAuth();
  await auth.auth.signOut({ scope: "local" });
  redirect("/login?notice=ended");
}
