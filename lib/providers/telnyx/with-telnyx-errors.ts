import { APIError } from "telnyx";
import { AppError } from "@/lib/errors";

/** 400 and 422 object to what was sent; waiting cures neither. */
const refusals = [400, 422];

/**
 * Telnyx's failures in our words: refused (`conflict`, said by `describe`), a fault of our own account or request
 * (`internal`), or out of reach. All but a refusal may pass by itself, or once staff have looked.
 */
export async function withTelnyxErrors<Result>(
  work: () => Promise<Result>,
  describe: (error: APIError) => string = ({ status }) => `The carrier refused the change (${status}).`,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof AppError) throw error;
    const status = error instanceof APIError ? (error.status ?? 0) : 0;
    if (error instanceof APIError && refusals.includes(status)) {
      throw new AppError("conflict", describe(error), { cause: error });
    }
    if (status >= 400 && status < 500 && status !== 408 && status !== 429) {
      throw new AppError("internal", "Something must be put right between us and the carrier.", { cause: error });
    }
    throw new AppError("unavailable", "The carrier cannot be reached right now.", { cause: error });
  }
}
