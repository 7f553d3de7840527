import { z } from "zod";
import type { BrandingStore } from "@/lib/ports/branding";
import type { AsSystem } from "./as-system";

const logo = z.object({
  path: z.string(),
  type: z.enum(["image/png", "image/jpeg", "image/webp"]),
  width: z.number(),
  height: z.number(),
});
const outcome = z.enum(["saved", "not_allowed"]);

/** The looks of a business as its row holds them. */
export const storedBranding = z.object({ accent: z.string().nullable(), logo: logo.nullable() });

/** Branding through the app functions of migrations/functions/settings. */
export function createBrandingStore(asSystem: AsSystem): BrandingStore {
  return {
    async load(businessId) {
      const [row] = await asSystem("load_branding", { p_business_id: businessId }, storedBranding);
      return row ?? { accent: null, logo: null };
    },
    async setAccent({ businessId, memberId, accent, now }) {
      const [row] = await asSystem(
        "set_accent",
        { p_business_id: businessId, p_member_id: memberId, p_accent: accent, p_now: now },
        z.object({ set_accent: outcome }),
      );
      return row?.set_accent ?? "not_allowed";
    },
    async setLogo({ businessId, memberId, logo: chosen, now }) {
      const [row] = await asSystem(
        "set_logo",
        {
          p_business_id: businessId,
          p_member_id: memberId,
          p_logo_key: chosen?.path,
          p_logo_type: chosen?.type,
          p_width: chosen?.width,
          p_height: chosen?.height,
          p_now: now,
        },
        z.object({ set_logo: outcome }),
      );
      return row?.set_logo ?? "not_allowed";
    },
  };
}
