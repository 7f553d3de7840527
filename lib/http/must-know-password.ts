import { AppError } from "@/lib/errors";
import { createAuthClient } from "./auth-client";
import { forgetAttempts, limitSignIn } from "./limit-action";

/**
 * Asks for the present password before something that a stranger at an open screen must not do. It is tried on a client
 * of its own, whose session ends at once; counted as sign-ins are. AppError `invalid_input`, `rate_limited`.
 */
export async function mustKnowPassword(email: string, password: string): Promise<void> {
  const refusal = await limitSignIn(email);
  if (refusal) throw new AppError("rate_limited", refusal);
  const { auth } = createAuthClient({ getAll: () => [], setAll: () => undefined });
  const { error } = await auth.signInWithPassword({ email, password });
  if (error) throw new AppError("invalid_input", "This is not your present password.");
  await auth.signOut({ scope: "local" });
  await forgetAttempts("sign_in", email);
}
