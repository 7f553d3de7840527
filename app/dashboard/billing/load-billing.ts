import { redirect } from "next/navigation";
import { getContainer } from "@/lib/container";
import type { MemberScope } from "@/lib/domain/member/reads";
import { AppError } from "@/lib/errors";
import { type BillingQuery, billingHref, readBillingQuery } from "./billing-query";

const feesShown = 30;

/** What the page of billing shows for an address; `at` is the request's now. */
export async function loadBilling(scope: MemberScope, search: Record<string, string | string[] | undefined>) {
  const { memberReads, now } = getContainer();
  const query = readBillingQuery(search);
  const at = now();
  const [facts, fees] = await Promise.all([
    memberReads.loadBilling(scope, at),
    memberReads.listFees(scope, query.show, { cursor: query.cursor, limit: feesShown }).catch(withoutCursor(query)),
  ]);
  return { query, at, facts, fees };
}

/** An address with a cursor that is not one leads to the start of the list. */
function withoutCursor(query: BillingQuery) {
  return (error: unknown): never => {
    if (error instanceof AppError && error.code === "invalid_input") redirect(billingHref(query, {}));
    throw error;
  };
}
