"use server";

import { revalidatePath } from "next/cache";
import { type ActionResult, actAsPerson } from "@/lib/http/act-as-member";
import { readRowId } from "@/lib/http/read-row-id";

/** Marks one notification as read by this person, or all of them. */
export async function markRead(notificationId: string | null): Promise<ActionResult<null>> {
  const done = await actAsPerson("notifications.read", async ({ ctx, member: { businessId, claims } }) => {
    const id = notificationId === null ? null : readRowId(notificationId, "notification");
    await ctx.notifications.markRead({ businessId, memberId: claims.sub, notificationId: id, now: ctx.now });
    return null;
  });
  revalidatePath("/dashboard", "layout");
  return done;
}
