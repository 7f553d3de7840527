import type { RateRuleName } from "@/lib/domain/limits/rate-rules";
import { clientAddress } from "./client-address";

/** Counted for the account wherever the attempts come from: addresses are cheap to change. */
const byAccount: ReadonlySet<RateRuleName> = new Set(["second_factor", "sign_in_account", "new_password"]);

/** What an attempt of a request counts for: its account, or its address with the account when there is one. */
export function rateSubject(name: RateRuleName, headers: Headers, account: string): string {
  const who = account.trim().toLowerCase();
  return byAccount.has(name) ? who : `${clientAddress(headers)} ${who}`;
}
