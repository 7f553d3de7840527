"use server";

import { revalidatePath } from "next/cache";
import { type ActionResult, actAsMember } from "@/lib/http/act-as-member";
import { keepLogo, openLogo, removeLogo, setAccent } from "@/lib/services/branding/change-branding";

const refresh = () => revalidatePath("/dashboard/settings/branding");

/** Opens an address for a logo; the browser puts the file there. */
export async function beginLogo(): Promise<ActionResult<{ path: string; uploadUrl: string }>> {
  return actAsMember("branding.open_logo", ({ ctx, member }) =>
    openLogo(ctx, { businessId: member.businessId, memberId: member.claims.sub }),
  );
}

/** Makes the file that has arrived the logo. */
export async function saveLogo(path: string): Promise<ActionResult<"saved">> {
  const done = await actAsMember("branding.keep_logo", ({ ctx, member }) =>
    keepLogo(ctx, { businessId: member.businessId, memberId: member.claims.sub, path: String(path) }),
  );
  refresh();
  return done;
}

/** Takes the logo away. */
export async function dropLogo(): Promise<ActionResult<"saved">> {
  const done = await actAsMember("branding.remove_logo", ({ ctx, member }) =>
    removeLogo(ctx, { businessId: member.businessId, memberId: member.claims.sub }),
  );
  refresh();
  return done;
}

/** Sets the accent colour; null takes it away. */
export async function saveAccent(accent: string | null): Promise<ActionResult<"saved">> {
  const done = await actAsMember("branding.set_accent", ({ ctx, member }) =>
    setAccent(ctx, {
      businessId: member.businessId,
      memberId: member.claims.sub,
      accent: accent === null ? null : String(accent),
    }),
  );
  refresh();
  return done;
}
