"use server";

import { revalidatePath } from "next/cache";
import { type ActionResult, actAsPerson } from "@/lib/http/act-as-member";
import { type SavedChoices, saveChoices } from "@/lib/services/notifications/save-choices";

/** Saves what the person themselves wants to be told. */
export async function saveMyChoices(value: unknown): Promise<ActionResult<SavedChoices>> {
  const done = await actAsPerson("notifications.choose", ({ ctx, member: { businessId, claims } }) =>
    saveChoices(ctx, { businessId, memberId: claims.sub, value }),
  );
  revalidatePath("/dashboard", "layout");
  return done;
}
