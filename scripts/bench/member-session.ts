import { createServerClient } from "@supabase/ssr";
import { authCookieName } from "@/lib/http/auth-client";
import type { StackFile } from "@/scripts/local/stack-file";

/** Signs an owner in and returns the cookie header that their browser would send. */
export async function signIn({ supabase }: StackFile, owner: { email: string; password: string }): Promise<string> {
  const jar = new Map<string, string>();
  const client = createServerClient(supabase.url, supabase.publishableKey, {
    cookieOptions: { name: authCookieName },
    cookies: {
      getAll: () => [...jar].map(([name, value]) => ({ name, value })),
      setAll: (list) => {
        for (const { name, value } of list) jar.set(name, value);
      },
    },
  });
  const { error } = await client.auth.signInWithPassword(owner);
  if (error) throw error;
  return [...jar].map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join("; ");
}
