import { randomId } from "@/scripts/local/kit/random-id";
import { StandInError } from "@/scripts/local/kit/stand-in";

interface ErrorDetails {
  type?: string;
  code?: string;
  param?: string;
  [field: string]: unknown;
}

/** The error body of the API. The SDK looks for the key `error`: without it a failed call would resolve. */
export function errorBody(status: number, message: string, details: ErrorDetails = {}): { error: ErrorDetails } {
  return { error: { message, type: errorType(status), ...errorCode(status), ...details } };
}

function errorType(status: number): string {
  if (status === 402) return "card_error";
  return status >= 500 ? "api_error" : "invalid_request_error";
}

function errorCode(status: number): ErrorDetails {
  if (status === 402) return { code: "card_declined", decline_code: "generic_decline" };
  if (status === 409) return { code: "idempotency_key_in_use" };
  return status === 429 ? { code: "rate_limit" } : {};
}

/** An answer of the API with an error status, to be thrown by a handler. */
export function apiError(status: number, message: string, details: ErrorDetails = {}): StandInError {
  return new StandInError(status, errorBody(status, message, details), { "request-id": randomId("req_", 14) });
}

/** 404 for an id in the path, 400 for an id in a parameter. */
export function noSuch(noun: string, id: string, param = "id"): StandInError {
  const status = param === "id" ? 404 : 400;
  return apiError(status, `No such ${noun}: '${id}'`, { code: "resource_missing", param });
}
