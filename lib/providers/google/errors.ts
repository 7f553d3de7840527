import { AppError } from "@/lib/errors";

interface GoogleFailure {
  status?: number;
  response?: { status?: number; data?: unknown };
}

export function statusOf(error: unknown): number | undefined {
  const failure = error as GoogleFailure;
  return failure.response?.status ?? failure.status;
}

/** A grant that the owner took back answers the token request with 400 invalid_grant. */
export function isRevoked(error: unknown): boolean {
  const data = (error as GoogleFailure).response?.data;
  return typeof data === "object" && data !== null && "error" in data && data.error === "invalid_grant";
}

/** True when Google's own reason for a refusal is this one, such as insufficientPermissions. */
export function hasReason(error: unknown, reason: string): boolean {
  return JSON.stringify((error as GoogleFailure).response?.data ?? "").includes(`"${reason}"`);
}

/** Google's reasons for a 403 that will be better later. */
const patienceReasons = [
  "rateLimitExceeded",
  "userRateLimitExceeded",
  "quotaExceeded",
  "dailyLimitExceeded",
  "calendarUsageLimitsExceeded",
];

function isTooMuch(error: unknown): boolean {
  return statusOf(error) === 403 && patienceReasons.some((reason) => hasReason(error, reason));
}

/** True when the account may read the calendar, but not write to it. */
export function isReadOnly(error: unknown): boolean {
  return statusOf(error) === 403 && (hasReason(error, "requiredAccessLevel") || hasReason(error, "forbidden"));
}

/**
 * Runs work at Google. `revoked` when the grant is gone; AppError `rate_limited`, `conflict` for what will not be better
 * later, `unavailable` otherwise.
 */
export async function withGoogleErrors<Result extends { outcome: string }>(
  work: () => Promise<Result>,
): Promise<Result | { outcome: "revoked" }> {
  try {
    return await work();
  } catch (error) {
    if (isRevoked(error)) return { outcome: "revoked" };
    throw toGoogleError(error);
  }
}

export function toGoogleError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const status = statusOf(error);
  if (status === 429 || isTooMuch(error)) {
    return new AppError("rate_limited", "Google asked us to slow down.", { cause: error });
  }
  if (status !== undefined && status >= 400 && status < 500 && status !== 401) {
    return new AppError("conflict", `Google refused the change (${status}).`, { cause: error });
  }
  return new AppError("unavailable", "Google Calendar cannot be reached right now.", { cause: error });
}
