import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";

/** A refusal in Supabase Auth's words; the gateway answers it as `{code, error_code, msg}`. */
export class AuthFault extends Error {
  readonly status: ContentfulStatusCode;
  readonly errorCode: string;

  constructor(status: ContentfulStatusCode, errorCode: string, message: string) {
    super(message);
    this.status = status;
    this.errorCode = errorCode;
  }
}

/** The HTTP answer for a refusal. Anything else is thrown again. */
export function answerFault(error: unknown, context: Context): Response {
  if (!(error instanceof AuthFault)) throw error;
  const headers = { "x-supabase-api-version": "2024-01-01", "x-sb-error-code": error.errorCode };
  const body = { code: error.status, error_code: error.errorCode, msg: error.message };
  return context.json(body, error.status, headers);
}

export const userNotFound = () => new AuthFault(404, "user_not_found", "User not found");
export const emailExists = () =>
  new AuthFault(422, "email_exists", "A user with this email address has already been registered");
