"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { AppError } from "@/lib/errors";
import { type ActionResult, actAsPerson } from "@/lib/http/act-as-member";

/** Marks one notification as read by this person, or all of them. */
export async function markRead(notificationId: string | null): Promise<ActionResult<null>> {
  const done = await actAsPerson("notifications.read", async ({ ctx, member: { businessId, claims } }) => {
    const id = z.uuid().nullable().safeParse(notificationId);
    if (!id.success) throw new AppError("invalid_input", "There is no such notification.");
    await ctx.notifications.markRead({ businessId, memberId: claims.sub, notificationId: id.data, now: ctx.now });
    return null;
  });
  revalidatePath("/dashboard", "layout");
  return done;
}
