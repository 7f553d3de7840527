import type { SettingSection } from "@/lib/domain/settings/sections";

/** What became of a save; `value` is how the section stands now. See app.save_setting. */
export type StoredSetting =
  | { outcome: "saved" | "unchanged"; value: unknown }
  | { outcome: "changed_elsewhere"; value: unknown; by: string | null }
  | { outcome: "own_line" | "setting_up" | "not_allowed" | "not_found" };

export interface SettingStore {
  /** Saves a section, if it still is `base`, in one transaction with its audit row. */
  save(request: {
    businessId: string;
    memberId: string;
    section: SettingSection;
    base: unknown;
    value: unknown;
    now: Date;
  }): Promise<StoredSetting>;
}
