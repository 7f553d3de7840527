import { readSetting, type SettingSection, type SettingValues } from "@/lib/domain/settings/sections";
import { AppError } from "@/lib/errors";
import type { Ctx } from "@/lib/ports";

/** What became of a save. Problems are named by the path of their field, "0.name"; the whole list's by "". */
export type SavedSetting<Section extends SettingSection = SettingSection> =
  | { outcome: "saved"; value: SettingValues[Section] }
  | { outcome: "invalid"; problems: Record<string, string> }
  | { outcome: "changed_elsewhere"; value: SettingValues[Section]; by: string | null };

/**
 * Saves one section of the settings, if nobody has changed it since the member began with `base`; the later of two sees
 * what the other did. Saving again what stands already is `saved`. AppError `conflict` for a section that the wizard asks
 * for while the business is set up, `forbidden`, `not_found`.
 */
export async function saveSetting<Section extends SettingSection>(
  ctx: Ctx<"businessSettings">,
  request: { businessId: string; memberId: string; section: Section; base: unknown; value: unknown },
): Promise<SavedSetting<Section>> {
  const read = readSetting(request.section, request.value);
  if (!read.ok) return { outcome: "invalid", problems: read.problems };
  const stored = await ctx.businessSettings.save({ ...request, value: read.value, now: ctx.now });
  switch (stored.outcome) {
    case "saved":
    case "unchanged":
      return { outcome: "saved", value: stored.value as SettingValues[Section] };
    case "changed_elsewhere":
      return { ...stored, value: stored.value as SettingValues[Section] };
    case "own_line":
      return {
        outcome: "invalid",
        problems: { "": "One of these numbers is a line that the receptionist answers. Use people's own phones." },
      };
    case "setting_up":
      throw new AppError("conflict", "You are still setting up. Change this in the set-up.");
    case "not_allowed":
      throw new AppError("forbidden", "Only owners and managers can change this.");
    case "not_found":
      throw new AppError("not_found", "There is no such business.");
  }
}
