/** The closed list of failure kinds. Expected outcomes are returned, not thrown; see CONTRIBUTING.md. */
export type ErrorCode =
  | "invalid_input"
  | "unauthorized"
  | "forbidden"
  | "not_found"
  | "conflict"
  | "rate_limited"
  | "unavailable"
  | "internal";

const retryableCodes: ReadonlySet<ErrorCode> = new Set(["unavailable", "rate_limited", "internal"]);

/** A failure nobody on this path can act on. `message` is safe to show to anyone; the original goes to `cause`. */
export class AppError extends Error {
  readonly code: ErrorCode;
  constructor(code: ErrorCode, publicMessage: string, options?: { cause?: unknown }) {
    super(publicMessage, options);
    this.name = "AppError";
    this.code = code;
  }
}

/** Whether trying the same thing again later can help. Unknown errors count as retryable. */
export function isRetryable(error: unknown): boolean {
  return error instanceof AppError ? retryableCodes.has(error.code) : true;
}

/** Wraps anything thrown as an AppError; unknown errors become `internal` with a constant sentence. */
export function toAppError(error: unknown): AppError {
  return error instanceof AppError
    ? error
    : new AppError("internal", "Something went wrong on our side. Please try again.", { cause: error });
}
