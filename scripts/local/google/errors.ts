import { StandInError } from "@/scripts/local/kit/stand-in";

const REASONS: Record<number, { reason: string; status?: string }> = {
  400: { reason: "badRequest", status: "INVALID_ARGUMENT" },
  401: { reason: "authError", status: "UNAUTHENTICATED" },
  403: { reason: "rateLimitExceeded", status: "PERMISSION_DENIED" },
  404: { reason: "notFound" },
  409: { reason: "duplicate" },
  410: { reason: "deleted" },
  412: { reason: "conditionNotMet" },
  429: { reason: "rateLimitExceeded", status: "RESOURCE_EXHAUSTED" },
};

/** The error body of Google's APIs; `reason` is what clients decide by. */
export function errorBody(status: number, message: string, reason?: string): object {
  const known = REASONS[status] ?? { reason: "backendError" };
  return {
    error: {
      code: status,
      message,
      errors: [{ message, domain: "global", reason: reason ?? known.reason }],
      ...(known.status ? { status: known.status } : {}),
    },
  };
}

/** An answer of the Calendar API with an error status, to be thrown by a handler. */
export function apiError(status: number, reason: string, message: string): StandInError {
  return new StandInError(status, errorBody(status, message, reason));
}

/** The error of the token endpoints, which have a shape of their own (RFC 6749). */
export function oauthError(status: number, error: string, description: string): StandInError {
  return new StandInError(status, { error, error_description: description });
}
