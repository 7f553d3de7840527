"use server";

import { revalidatePath } from "next/cache";
import { type ActionResult, actAsMember } from "@/lib/http/act-as-member";
import { readRowId } from "@/lib/http/read-row-id";
import { placeHold, releaseHold, saveClocks, startExport } from "@/lib/services/privacy/change-privacy";
import { type DeletionAsked, requestDeletion, undoDeletion } from "@/lib/services/privacy/delete-business";
import { type ErasedCustomer, eraseCustomer } from "@/lib/services/privacy/erase-customer";

const refresh = () => revalidatePath("/dashboard", "layout");

/** Saves how long things are kept, if nobody else has since. */
export async function saveRetention(
  baseRevision: number,
  clocks: unknown,
): Promise<ActionResult<"saved" | "changed_elsewhere">> {
  const done = await actAsMember("privacy.save_clocks", ({ ctx, member: { businessId, claims } }) =>
    saveClocks(ctx, { businessId, memberId: claims.sub, baseRevision: Number(baseRevision), clocks }),
  );
  refresh();
  return done;
}

/** Begins a copy of everything, or of one customer; finds the one that runs. */
export async function beginExport(customerId: string | null): Promise<ActionResult<"started" | "running">> {
  const done = await actAsMember("privacy.start_export", ({ ctx, member: { businessId, claims } }) =>
    startExport(ctx, {
      businessId,
      memberId: claims.sub,
      customerId: customerId === null ? null : readRowId(customerId, "customer"),
    }),
  );
  refresh();
  return done;
}

/** Places a legal hold on the business, or on one customer. */
export async function holdData(customerId: string | null, reason: string): Promise<ActionResult<"placed" | "already">> {
  const done = await actAsMember("privacy.place_hold", ({ ctx, member: { businessId, claims } }) =>
    placeHold(ctx, {
      businessId,
      memberId: claims.sub,
      customerId: customerId === null ? null : readRowId(customerId, "customer"),
      reason: String(reason),
    }),
  );
  refresh();
  return done;
}

/** Releases a legal hold. */
export async function releaseData(holdId: string): Promise<ActionResult<"released">> {
  const done = await actAsMember("privacy.release_hold", ({ ctx, member: { businessId, claims } }) =>
    releaseHold(ctx, { businessId, memberId: claims.sub, holdId: readRowId(holdId, "hold") }),
  );
  refresh();
  return done;
}

/** Erases a customer whose name was typed. */
export async function deleteCustomer(customerId: string, name: string): Promise<ActionResult<ErasedCustomer>> {
  const done = await actAsMember("privacy.erase_customer", ({ ctx, member: { businessId, claims, business } }) =>
    eraseCustomer(ctx, {
      businessId,
      memberId: claims.sub,
      customerId: readRowId(customerId, "customer"),
      name: String(name),
      timeZone: business.timeZone,
    }),
  );
  refresh();
  return done;
}

/** Asks for the end of the business in thirty days. */
export async function deleteThisBusiness(name: string, endsLine: boolean): Promise<ActionResult<DeletionAsked>> {
  const done = await actAsMember("privacy.request_deletion", ({ ctx, member: { businessId, claims } }) =>
    requestDeletion(ctx, { businessId, memberId: claims.sub, name: String(name), endsLine: Boolean(endsLine) }),
  );
  refresh();
  return done;
}

/** Takes that back. */
export async function keepThisBusiness(): Promise<ActionResult<"undone" | "not_found">> {
  const done = await actAsMember("privacy.undo_deletion", ({ ctx, member: { businessId, claims } }) =>
    undoDeletion(ctx, { businessId, memberId: claims.sub }),
  );
  refresh();
  return done;
}
