import type { RegistrationCompany } from "@/lib/domain/messages/registration-company";
import { AppError } from "@/lib/errors";
import type { Ctx } from "@/lib/ports";
import type { RegistrationFiling } from "@/lib/ports/messaging";

type Filing = RegistrationFiling & { company: RegistrationCompany };
type FilingCtx = Ctx<"registrations" | "carrierFilings">;

const unknownCompany = "Tell the carriers who you are: the legal name, the EIN and the address are missing.";

/**
 * Files a submitted registration with the carriers: the business and its campaign, or the toll-free verification. Safe to
 * repeat; each step finds what an earlier try made. `pending`: the business is still being verified, ask again later.
 * `refused`: the owner was told what the carriers object to. The verdict comes later, by an event.
 */
export async function fileRegistration(
  ctx: FilingCtx,
  businessId: string,
): Promise<"filed" | "pending" | "refused" | "nothing to file"> {
  const filing = await ctx.registrations.loadFiling(businessId);
  if (filing?.state !== "submitted") return "nothing to file";
  const { company } = filing.texts;
  if (!company) return refuse(ctx, businessId, unknownCompany);
  try {
    const whole = { ...filing, company };
    return filing.kind === "toll_free" ? await fileTollFree(ctx, whole) : await fileCampaign(ctx, whole);
  } catch (error) {
    if (error instanceof AppError && error.code === "conflict") return refuse(ctx, businessId, error.message);
    throw error;
  }
}

async function fileTollFree(ctx: FilingCtx, filing: Filing): Promise<"filed"> {
  const { requestId } = await ctx.carrierFilings.fileTollFree(filing);
  await ctx.registrations.noteFiling(filing.businessId, { brandId: null, campaignId: null, requestId });
  return "filed";
}

async function fileCampaign(ctx: FilingCtx, filing: Filing): Promise<"filed" | "pending" | "refused"> {
  const { businessId } = filing;
  const { brandId, state, reason } = await ctx.carrierFilings.fileBrand(filing);
  await ctx.registrations.noteFiling(businessId, { brandId, campaignId: null, requestId: null });
  if (state === "refused") return refuse(ctx, businessId, reason);
  if (state === "pending") return "pending";
  const { campaignId } = await ctx.carrierFilings.fileCampaign({ ...filing, brandId });
  await ctx.registrations.noteFiling(businessId, { brandId, campaignId, requestId: null });
  return "filed";
}

async function refuse(ctx: FilingCtx, businessId: string, reason: string | null): Promise<"refused"> {
  const actor = { kind: "provider", id: "telnyx" };
  await ctx.registrations.set({ businessId, kind: null, state: "rejected", reason, actor, now: ctx.now });
  return "refused";
}
