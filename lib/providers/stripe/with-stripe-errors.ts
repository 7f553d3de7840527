import Stripe from "stripe";
import { AppError } from "@/lib/errors";

/** Stripe's failures in our words: asked to wait, refused, or out of reach. */
export async function withStripeErrors<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof AppError) throw error;
    if (error instanceof Stripe.errors.StripeRateLimitError) {
      throw new AppError("rate_limited", "The payment provider asked us to slow down.", { cause: error });
    }
    const status = error instanceof Stripe.errors.StripeError ? (error.statusCode ?? 0) : 0;
    if (status >= 400 && status < 500 && status !== 409 && status !== 402) {
      throw new AppError("conflict", "The payment provider refused the request.", { cause: error });
    }
    throw new AppError("unavailable", "The payment provider cannot be reached right now.", { cause: error });
  }
}
