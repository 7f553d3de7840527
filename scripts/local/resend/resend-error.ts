import type { ErrorResponse } from "resend";
import { StandInError } from "@/scripts/local/kit/stand-in";

type ErrorName = ErrorResponse["name"];

/** The body of every error of Resend (resend.com/docs/api-reference/errors). */
export function resendErrorBody(statusCode: number, name: ErrorName, message: string): ErrorResponse {
  return { statusCode, name, message };
}

/** An error answer as the API gives it; throw it. */
export function resendError(statusCode: number, name: ErrorName, message: string): StandInError {
  return new StandInError(statusCode, resendErrorBody(statusCode, name, message));
}

/** The same as an answer, for the layers around the routes. */
export function resendErrorAnswer(statusCode: number, name: ErrorName, message: string): Response {
  return Response.json(resendErrorBody(statusCode, name, message), { status: statusCode });
}

/** The name that goes with a status when nothing more is known: faults, unknown routes, crashes. */
export function errorNameOf(statusCode: number): ErrorName {
  if (statusCode === 401) return "missing_api_key";
  if (statusCode === 403) return "invalid_access";
  if (statusCode === 404) return "not_found";
  if (statusCode === 405) return "method_not_allowed";
  if (statusCode === 409) return "concurrent_idempotent_requests";
  if (statusCode === 429) return "rate_limit_exceeded";
  if (statusCode >= 500) return statusCode === 500 ? "internal_server_error" : "application_error";
  return "validation_error";
}
