import { headers } from "next/headers";
import { getContainer } from "@/lib/container";
import { type RateRuleName, sayWait } from "@/lib/domain/limits/rate-rules";
import { clientAddress } from "./client-address";

/** Counts one attempt of this request's address; the sentence to show when it was one too many, else null. */
export async function limitAction(name: RateRuleName, account = ""): Promise<string | null> {
  const answer = await getContainer().ports.rateLimits.take(name, await subjectOf(account));
  return answer.isAllowed ? null : `Too many attempts. Wait ${sayWait(answer.retryInSeconds)}, then try again.`;
}

/** Forgets what was counted for an account at this request's address. */
export async function forgetAttempts(name: RateRuleName, account: string): Promise<void> {
  await getContainer().ports.rateLimits.forget(name, await subjectOf(account));
}

async function subjectOf(account: string): Promise<string> {
  return `${clientAddress(await headers())} ${account.trim().toLowerCase()}`;
}
