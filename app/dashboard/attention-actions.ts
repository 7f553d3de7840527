"use server";

import { revalidatePath } from "next/cache";
import { type ActionResult, actAsMember } from "@/lib/http/act-as-member";
import { readRowId } from "@/lib/http/read-row-id";
import { markAttention } from "@/lib/services/notifications/mark-attention";

/** Says that something which waited for a person is done, or with `isDone` false that it waits after all. */
export async function markDone(rowId: string, isDone: boolean): Promise<ActionResult<unknown>> {
  const done = await actAsMember("attention.done", ({ ctx, member: { businessId, claims } }) => {
    const itemId = readRowId(rowId, "thing to do");
    return markAttention(ctx, { businessId, memberId: claims.sub, itemId, isDone: isDone === true });
  });
  revalidatePath("/dashboard", "layout");
  return done;
}
