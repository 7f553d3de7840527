import { callMistake, callNote } from "@/lib/domain/customers/call-note";
import { type CustomerDetails, readCustomerDetails } from "@/lib/domain/customers/customer-details";
import { AppError } from "@/lib/errors";
import type { Ctx } from "@/lib/ports";

interface ByMember {
  businessId: string;
  memberId: string;
}

/** Problems are named by their field. `changed_elsewhere`: somebody else saved since the form was read. */
export type SavedCustomer =
  | { outcome: "saved"; value: CustomerDetails }
  | { outcome: "invalid"; problems: Record<string, string> }
  | { outcome: "changed_elsewhere" };

/** Saves what a member wrote about a customer, if nobody has since `baseRevision`. AppError `forbidden`, `not_found`. */
export async function saveCustomer(
  ctx: Ctx<"customers">,
  request: ByMember & { customerId: string; baseRevision: number; details: unknown },
): Promise<SavedCustomer> {
  const read = readCustomerDetails(request.details);
  if (!read.ok) return { outcome: "invalid", problems: read.problems };
  const outcome = await ctx.customers.save({ ...request, details: read.value, now: ctx.now });
  if (outcome === "saved") return { outcome, value: read.value };
  if (outcome === "changed_elsewhere") return { outcome };
  if (outcome === "phone_taken") {
    return { outcome: "invalid", problems: { phone: "Another customer has this number. Merge the two instead." } };
  }
  return refuse(outcome);
}

/** `added` and `exists` name the customer; a number that is known leads to the one who has it. */
export type AddedCustomer =
  | { outcome: "added" | "exists"; customerId: string; name: string | null }
  | { outcome: "invalid"; problems: Record<string, string> };

/**
 * Adds a customer whom a member typed in; `customerId` is chosen by the form, so that sending it twice adds one. AppError
 * `forbidden`.
 */
export async function addCustomer(
  ctx: Ctx<"customers">,
  request: ByMember & { customerId: string; details: unknown },
): Promise<AddedCustomer> {
  const read = readCustomerDetails(request.details);
  if (!read.ok) return { outcome: "invalid", problems: read.problems };
  const { name, phone, email } = read.value;
  if (!name && !phone && !email) {
    return { outcome: "invalid", problems: { name: "Enter a name, a number or an email address." } };
  }
  const done = await ctx.customers.add({ ...request, details: read.value, now: ctx.now });
  return done.outcome === "not_allowed" ? refuse(done.outcome) : done;
}

/** Makes two customers one, keeping `customerId`. AppError `forbidden`, `not_found`. */
export async function mergeCustomers(
  ctx: Ctx<"customers">,
  request: ByMember & { customerId: string; otherId: string },
): Promise<"merged" | "already_merged"> {
  const outcome = await ctx.customers.merge({ ...request, now: ctx.now });
  return outcome === "merged" || outcome === "already_merged" ? outcome : refuse(outcome);
}

/** Saves a note and tags of a call, if nobody has since `baseRevision`. AppError `invalid_input`, `forbidden`, `not_found`. */
export async function saveCallNote(
  ctx: Ctx<"customers">,
  request: ByMember & { callId: string; baseRevision: number; words: string; tags: string[] },
): Promise<"saved" | "changed_elsewhere"> {
  const written = callNote.safeParse({ words: request.words, tags: request.tags });
  if (!written.success) throw unread(written.error);
  const outcome = await ctx.customers.saveCallNote({ ...request, ...written.data, now: ctx.now });
  return outcome === "saved" || outcome === "changed_elsewhere" ? outcome : refuse(outcome);
}

/**
 * Keeps what a member says was wrong on a call, or at one turn of its conversation (`position`); staff are told. AppError
 * `invalid_input`, `forbidden`, `not_found`.
 */
export async function correctCall(
  ctx: Ctx<"customers">,
  request: ByMember & { callId: string; kind: string; position: number | null; words: string },
): Promise<"kept" | "already"> {
  const written = callMistake.safeParse({ kind: request.kind, words: request.words });
  if (!written.success) throw unread(written.error);
  const outcome = await ctx.customers.correctCall({ ...request, ...written.data, now: ctx.now });
  return outcome === "kept" || outcome === "already" ? outcome : refuse(outcome);
}

function unread({ issues }: { issues: { message: string }[] }): AppError {
  return new AppError("invalid_input", issues[0]?.message ?? "That could not be read.");
}

function refuse(outcome: "not_allowed" | "not_found"): never {
  if (outcome === "not_allowed") throw new AppError("forbidden", "Only owners and managers can change this.");
  throw new AppError("not_found", "There is no such customer or call any more.");
}
