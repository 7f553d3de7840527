import type { AppError, ErrorCode } from "@/lib/errors";

const kinds: Record<ErrorCode, { status: number; title: string }> = {
  invalid_input: { status: 400, title: "The request cannot be read" },
  unauthorized: { status: 401, title: "Not signed in" },
  forbidden: { status: 403, title: "Not allowed" },
  not_found: { status: 404, title: "Not found" },
  conflict: { status: 409, title: "Does not fit what is there" },
  rate_limited: { status: 429, title: "Too many requests" },
  unavailable: { status: 503, title: "Not available right now" },
  internal: { status: 500, title: "Something went wrong" },
};

/** An error as RFC 9457 has it. `detail` is the error's public sentence; causes stay in the log under `requestId`. */
export function problemResponse(error: AppError, requestId: string): Response {
  const { status, title } = kinds[error.code];
  return Response.json(
    { type: `/problems/${error.code}`, title, status, detail: error.message, requestId },
    {
      status,
      headers: {
        "content-type": "application/problem+json",
        "cache-control": "private, no-store",
        ...(status === 503 ? { "retry-after": "5" } : {}),
      },
    },
  );
}
