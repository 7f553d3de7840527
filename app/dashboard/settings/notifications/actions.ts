"use server";

import { revalidatePath } from "next/cache";
import { type ActionResult, actAsPerson } from "@/lib/http/act-as-member";
import { type AskedCode, askMobileCode } from "@/lib/services/notifications/ask-mobile-code";
import { type ConfirmedCode, confirmMobileCode, removeMobile } from "@/lib/services/notifications/confirm-mobile-code";
import { type SavedChoices, saveChoices } from "@/lib/services/notifications/save-choices";

/** Saves what the person themselves wants to be told. */
export async function saveMyChoices(value: unknown): Promise<ActionResult<SavedChoices>> {
  const done = await actAsPerson("notifications.choose", ({ ctx, member: { businessId, claims } }) =>
    saveChoices(ctx, { businessId, memberId: claims.sub, value }),
  );
  revalidatePath("/dashboard", "layout");
  return done;
}

/** Sends the person a code to their mobile. */
export async function askMyCode(mobile: string, channel: "text" | "call"): Promise<ActionResult<AskedCode>> {
  const done = await actAsPerson("notifications.ask_code", ({ ctx, member: { businessId, claims } }) =>
    askMobileCode(ctx, {
      businessId,
      memberId: claims.sub,
      mobile: String(mobile),
      channel: channel === "call" ? "call" : "text",
    }),
  );
  revalidatePath("/dashboard/settings/notifications");
  return done;
}

/** Takes the code that the person typed. */
export async function confirmMyCode(code: string): Promise<ActionResult<ConfirmedCode>> {
  const done = await actAsPerson("notifications.confirm_code", ({ ctx, member: { businessId, claims } }) =>
    confirmMobileCode(ctx, { businessId, memberId: claims.sub, code: String(code) }),
  );
  revalidatePath("/dashboard/settings/notifications");
  return done;
}

/** Forgets the person's mobile. */
export async function removeMyMobile(): Promise<ActionResult<void>> {
  const done = await actAsPerson("notifications.remove_mobile", ({ ctx, member: { businessId, claims } }) =>
    removeMobile(ctx, { businessId, memberId: claims.sub }),
  );
  revalidatePath("/dashboard/settings/notifications");
  return done;
}
