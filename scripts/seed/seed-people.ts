import { createClient, type SupabaseClient, type User } from "@supabase/supabase-js";
import { TOTP } from "otpauth";
import type pg from "pg";
import type { StackFile } from "@/scripts/local/stack-file";

const clientOptions = { auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false } };

function must<Data>(answer: { data: Data; error: { message: string } | null }): NonNullable<Data> {
  if (answer.error || !answer.data) throw new Error(answer.error?.message ?? "no data");
  return answer.data;
}

export function openAuthAdmin({ supabase }: StackFile): SupabaseClient {
  return createClient(supabase.url, supabase.secretKey, clientOptions);
}

/** A person who can sign in at once. Returns the user's id. */
export async function createUser(auth: SupabaseClient, email: string, password: string): Promise<string> {
  const { user } = must<{ user: User | null }>(
    await auth.auth.admin.createUser({ email, password, email_confirm: true }),
  );
  if (!user) throw new Error(`${email} was not created`);
  return user.id;
}

/** A member of staff with a second factor already enrolled. */
export async function createStaff(
  stack: StackFile,
  admin: pg.Pool | pg.Client,
): Promise<{ email: string; password: string; totpSecret: string }> {
  const email = "staff@cloudgreet.example";
  const password = "demo-password-0";
  const userId = await createUser(openAuthAdmin(stack), email, password);
  await admin.query("insert into public.staff (user_id, role) values ($1, 'admin')", [userId]);
  const client = createClient(stack.supabase.url, stack.supabase.publishableKey, clientOptions);
  must<object>(await client.auth.signInWithPassword({ email, password }));
  const factor = must(await client.auth.mfa.enroll({ factorType: "totp", friendlyName: "Phone" }));
  const totpSecret = factor.totp.secret;
  const code = new TOTP({ secret: totpSecret }).generate();
  must(await client.auth.mfa.challengeAndVerify({ factorId: factor.id, code }));
  return { email, password, totpSecret };
}
