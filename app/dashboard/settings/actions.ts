"use server";

import { revalidatePath } from "next/cache";
import { isSettingSection, type SettingSection } from "@/lib/domain/settings/sections";
import { AppError } from "@/lib/errors";
import { type ActionResult, actAsMember } from "@/lib/http/act-as-member";
import { type SavedSetting, saveSetting } from "@/lib/services/settings/save-setting";

/** Saves one section of the settings, if it still is what the form began with. */
export async function saveSection(
  section: SettingSection,
  base: unknown,
  value: unknown,
): Promise<ActionResult<SavedSetting>> {
  const done = await actAsMember("settings.save", ({ ctx, member }) => {
    if (!isSettingSection(section)) throw new AppError("invalid_input", "There is no such setting.");
    return saveSetting(ctx, { businessId: member.businessId, memberId: member.claims.sub, section, base, value });
  });
  revalidatePath("/dashboard", "layout");
  return done;
}
