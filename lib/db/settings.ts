import { z } from "zod";
import type { SettingStore } from "@/lib/ports/settings";
import type { AsSystem } from "./as-system";

const stored = z.discriminatedUnion("outcome", [
  z.object({ outcome: z.enum(["saved", "unchanged"]), value: z.unknown() }),
  z.object({ outcome: z.literal("changed_elsewhere"), value: z.unknown(), by: z.string().nullable() }),
  z.object({ outcome: z.enum(["own_line", "setting_up", "not_allowed", "not_found"]) }),
]);

/** The settings of a business through the app functions of migrations/functions/settings. */
export function createSettingStore(asSystem: AsSystem): SettingStore {
  return {
    async save({ businessId, memberId, section, base, value, now }) {
      const [row] = await asSystem(
        "save_setting",
        {
          p_business_id: businessId,
          p_member_id: memberId,
          p_section: section,
          p_base: base,
          p_value: value,
          p_now: now,
        },
        z.object({ save_setting: stored }),
      );
      return row?.save_setting ?? { outcome: "not_found" };
    },
  };
}
