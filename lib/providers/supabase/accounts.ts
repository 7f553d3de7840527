import { createClient } from "@supabase/supabase-js";
import { AppError } from "@/lib/errors";
import type { AccountDirectory } from "@/lib/ports/team";

/** Accounts through Supabase Auth's admin API. Only the server holds the key. */
export function createSupabaseAccounts({ url, secretKey }: { url: string; secretKey: string }): AccountDirectory {
  const { auth } = createClient(url, secretKey, {
    auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false },
  });
  return {
    async create({ email, password }) {
      const { error } = await auth.admin.createUser({ email, password, email_confirm: true });
      if (!error) return "created";
      if (error.code === "email_exists" || error.code === "user_already_exists") return "exists";
      if (error.code === "weak_password") return "weak_password";
      throw new AppError("unavailable", "The account could not be made. Please try again.", { cause: error });
    },
    async remove(userId) {
      const { error } = await auth.admin.deleteUser(userId);
      if (!error || error.code === "user_not_found") return;
      throw new AppError("unavailable", "The account could not be deleted. Please try again.", { cause: error });
    },
  };
}
