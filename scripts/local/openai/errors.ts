import { StandInError } from "@/scripts/local/kit/stand-in";

/** The error body of the OpenAI API. */
export function errorBody(
  status: number,
  message: string,
  param: string | null = null,
  code: string | null = null,
): object {
  return { error: { message, type: errorType(status), param, code: code ?? codeOf(status) } };
}

function errorType(status: number): string {
  if (status === 429) return "tokens";
  return status >= 500 ? "server_error" : "invalid_request_error";
}

function codeOf(status: number): string | null {
  return { 401: "invalid_api_key", 429: "rate_limit_exceeded" }[status] ?? null;
}

/** An answer of the API with an error status, to be thrown by a handler. */
export function apiError(status: number, message: string, param: string | null = null, code?: string): StandInError {
  return new StandInError(status, errorBody(status, message, param, code ?? null));
}
