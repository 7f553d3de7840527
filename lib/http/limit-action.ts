import { headers } from "next/headers";
import { getContainer } from "@/lib/container";
import { type RateRuleName, sayWait } from "@/lib/domain/limits/rate-rules";
import { rateSubject } from "./rate-subject";

/** Counts one attempt of this request; the sentence to show when it was one too many, else null. See rateSubject. */
export async function limitAction(name: RateRuleName, account = ""): Promise<string | null> {
  const answer = await getContainer().ports.rateLimits.take(name, rateSubject(name, await headers(), account));
  return answer.isAllowed ? null : `Too many attempts. Wait ${sayWait(answer.retryInSeconds)}, then try again.`;
}

/** As limitAction, for a password that is tried: of this address, and only then of the account in all. */
export async function limitSignIn(email: string): Promise<string | null> {
  return (await limitAction("sign_in", email)) ?? (await limitAction("sign_in_account", email));
}

/** Forgets what was counted for an account at this request. */
export async function forgetAttempts(name: RateRuleName, account: string): Promise<void> {
  await getContainer().ports.rateLimits.forget(name, rateSubject(name, await headers(), account));
}
