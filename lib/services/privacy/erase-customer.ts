import { AppError } from "@/lib/errors";
import type { Ctx } from "@/lib/ports";

export type ErasedCustomer = { outcome: "erased" } | { outcome: "refused"; problem: string };

interface EraseCustomerRequest {
  businessId: string;
  memberId: string;
  customerId: string;
  /** What the owner typed: the customer's name, or their number when they have none. */
  name: string;
  timeZone: string;
}

/**
 * Erases a customer for good. Refused with a sentence while appointments are to come, a call or an emergency of theirs is
 * under way, or a legal hold stands. AppError `forbidden`, `not_found`.
 */
export async function eraseCustomer(
  ctx: Ctx<"privacy">,
  { timeZone, ...request }: EraseCustomerRequest,
): Promise<ErasedCustomer> {
  const done = await ctx.privacy.eraseCustomer({ ...request, now: ctx.now });
  switch (done.outcome) {
    case "erased":
      return { outcome: "erased" };
    case "not_allowed":
      throw new AppError("forbidden", "Only an owner can delete a customer.");
    case "not_found":
      throw new AppError("not_found", "There is no such customer.");
    case "upcoming":
      return { outcome: "refused", problem: sayUpcoming(done.upcoming, timeZone) };
    default:
      return { outcome: "refused", problem: refusals[done.outcome] };
  }
}

const refusals = {
  wrong_name: "This is not the name. Type it as it stands above.",
  held: "A legal hold keeps this customer's data. Release it first.",
  under_way:
    "A call or an emergency of this customer, or the reading of a list, is under way. Try again when it is over.",
};

function sayUpcoming(upcoming: { service: string; startsAt: Date }[], timeZone: string): string {
  const format = new Intl.DateTimeFormat("en-US", { timeZone, dateStyle: "full", timeStyle: "short" });
  const list = upcoming.slice(0, 5).map(({ service, startsAt }) => `${service} on ${format.format(startsAt)}`);
  return `Cancel what is to come first: ${list.join("; ")}${upcoming.length > 5 ? "; and more" : ""}.`;
}

/** Events of one look at the inbox. */
const inboxBatch = 500;

/** Empties the next provider events that name an erased customer, after one (null: from the first). The rest has a job. */
export async function eraseInbox(
  ctx: Ctx<"privacy">,
  request: { businessId: string; erasureId: string; afterId: string | null },
): Promise<"part" | "nothing is left"> {
  const lastId = await ctx.privacy.eraseInbox({ ...request, limit: inboxBatch }, ctx.now);
  return lastId === null ? "nothing is left" : "part";
}
