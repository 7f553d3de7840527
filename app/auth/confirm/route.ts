import type { EmailOtpType } from "@supabase/supabase-js";
import { redirect } from "next/navigation";
import type { NextRequest } from "next/server";
import { safeNextPath } from "@/app/(auth)/_form/next-path";
import { ensureBusiness } from "@/lib/http/ensure-business";
import { openAuth } from "@/lib/http/session";

const linkTypes: EmailOtpType[] = ["signup", "invite", "recovery", "magiclink", "email", "email_change"];

/**
 * Where mailed links lead. `code` belongs to the browser that asked (PKCE); `token_hash` works in any. Either becomes a
 * session, and the first time a business.
 */
export async function GET(request: NextRequest): Promise<never> {
  const { searchParams } = request.nextUrl;
  const auth = await openAuth();
  const code = searchParams.get("code");
  const tokenHash = searchParams.get("token_hash");
  const type = linkTypes.find((name) => name === searchParams.get("type"));
  const { data } = code
    ? await auth.auth.exchangeCodeForSession(code)
    : tokenHash && type
      ? await auth.auth.verifyOtp({ token_hash: tokenHash, type })
      : { data: null };
  if (!data?.user) redirect("/login?notice=link");
  await ensureBusiness(auth, data.user);
  redirect(safeNextPath(searchParams.get("next")));
}
