import type { z } from "zod";
import { emptyForm, type FormState } from "./empty-form";

/** Parses a posted form. Passwords are never sent back. */
export function parseForm<Schema extends z.ZodType>(
  schema: Schema,
  form: FormData,
): { data: z.infer<Schema> } | { state: FormState } {
  const entries = [...form.entries()].filter((entry): entry is [string, string] => typeof entry[1] === "string");
  const parsed = schema.safeParse(Object.fromEntries(entries));
  if (parsed.success) return { data: parsed.data };
  const errors: Record<string, string> = {};
  for (const issue of parsed.error.issues) errors[String(issue.path[0])] ??= issue.message;
  return { state: { ...emptyForm, values: keepTyped(form), errors } };
}

/** What was typed, to show it again beside a problem. */
export function keepTyped(form: FormData): Record<string, string> {
  const kept = [...form.entries()].filter(([name, value]) => typeof value === "string" && name !== "password");
  return Object.fromEntries(kept) as Record<string, string>;
}

/** The form as it was typed, with a sentence about what went wrong. */
export function problemWith(form: FormData, problem: string): FormState {
  return { ...emptyForm, values: keepTyped(form), problem };
}

const words: Record<string, string> = {
  invalid_credentials: "This email address and password do not belong together. Check both, or reset your password.",
  email_not_confirmed: "This address is not confirmed yet. Open the link in the mail that we sent you.",
  over_request_rate_limit: "Too many attempts. Wait a few minutes, then try again.",
  over_email_send_rate_limit: "We have just sent you a mail. Wait a minute before you ask for another.",
  user_banned: "This account is closed. Write to support if that is a mistake.",
  weak_password: "This password is too easy to guess. Use a longer one.",
  mfa_verification_failed: "This code is not right, or not right any more. Enter the one that your app shows now.",
  mfa_challenge_expired: "That took too long. Enter the code that your app shows now.",
  insufficient_aal: "Give the code of your second factor first.",
  same_password: "This is your present password. Choose another one.",
};

/** Supabase's code in words; an unknown one says only that nothing was changed. */
export function authProblem(code: string | undefined): string {
  return words[code ?? ""] ?? "That did not work, and nothing was changed. Please try again in a moment.";
}
