"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { isStillSettingUp } from "@/app/onboarding/load-wizard";
import { getContainer } from "@/lib/container";
import type { WebsiteImportView } from "@/lib/domain/website/website-import-view";
import { AppError } from "@/lib/errors";
import { type ActionResult, actAsMember } from "@/lib/http/act-as-member";
import { requireMember } from "@/lib/http/session";
import { type ApplyResult, applyWebsiteImport } from "@/lib/services/website/apply-website-import";
import { startWebsiteImport } from "@/lib/services/website/start-website-import";

/** Begins to read a website; the job goes on when the page is left. */
export async function startImport(address: string): Promise<ActionResult<{ outcome: string }>> {
  return actAsMember("website.start", async ({ ctx, member }) => {
    const { businessId, claims } = member;
    const started = await startWebsiteImport(ctx, { businessId, memberId: claims.sub, address: String(address) });
    if (started.outcome === "bad_address") {
      throw new AppError("invalid_input", "Enter the address of your website, such as example.com.");
    }
    return { outcome: started.outcome };
  });
}

/** How far the newest reading is. */
export async function loadImport(): Promise<WebsiteImportView | null> {
  const { scope } = await requireMember();
  return getContainer().memberReads.loadWebsiteImport(scope);
}

const applyInput = z.object({
  importId: z.uuid(),
  items: z.array(z.string().max(60)).max(200),
});

/** Puts the ticked items into the wizard while the business is set up, and into the settings afterwards. */
export async function applyImport(importId: string, items: string[]): Promise<ActionResult<ApplyResult>> {
  const done = await actAsMember("website.apply", async ({ ctx, member }) => {
    const parsed = applyInput.safeParse({ importId, items });
    if (!parsed.success) throw new AppError("invalid_input", "Tick the items once more.");
    const { businessId, business, claims, scope } = member;
    const { memberReads } = getContainer();
    const [profile, services, hours, answers] = await Promise.all([
      memberReads.loadSetting(scope, "profile"),
      memberReads.loadSetting(scope, "services"),
      memberReads.loadSetting(scope, "hours"),
      memberReads.loadSetting(scope, "answers"),
    ]);
    if (!profile || !services || !hours || !answers) throw new AppError("not_found", "There is no such business.");
    return applyWebsiteImport(ctx, {
      ...parsed.data,
      into: (await isStillSettingUp()) ? "wizard" : "settings",
      businessId,
      memberId: claims.sub,
      settings: { profile, services, hours, answers },
      timeZone: business.timeZone,
    });
  });
  revalidatePath("/dashboard", "layout");
  revalidatePath("/onboarding", "layout");
  return done;
}
