import { randomUUID } from "node:crypto";
import { tradeDefaults } from "@/lib/domain/onboarding/trade-defaults";
import type { WizardAnswers } from "@/lib/domain/onboarding/wizard-steps";
import type { SettingSection, SettingValues } from "@/lib/domain/settings/sections";
import { mergeIntoSettings, mergeIntoWizard } from "@/lib/domain/website/merge-proposal";
import type { WebsiteProposal } from "@/lib/domain/website/proposal";
import { AppError } from "@/lib/errors";
import type { Ctx } from "@/lib/ports";
import { loadOnboarding } from "@/lib/services/onboarding/load-onboarding";
import { saveStep } from "@/lib/services/onboarding/save-step";
import { saveSetting } from "@/lib/services/settings/save-setting";

type Settings = Pick<SettingValues, "profile" | "services" | "hours" | "answers">;
type Names = "websiteImports" | "businessSettings" | "onboarding";

export interface ApplyRequest {
  businessId: string;
  memberId: string;
  importId: string;
  /** Ids of the proposal's items. */
  items: string[];
  /** Where they go: a business that is not set up yet keeps them in its wizard. */
  into: "wizard" | "settings";
  /** The settings as they are, read under the member's own rights. */
  settings: Settings;
  timeZone: string;
}

/** `changed_elsewhere`: somebody saved a section meanwhile; what was saved before it stays, and trying again is safe. */
export type ApplyResult =
  | { outcome: "applied"; count: number }
  | { outcome: "changed_elsewhere" }
  | { outcome: "invalid"; problem: string };

/**
 * Puts the items that the owner ticked into the wizard or the settings, through the same services as their forms. Taking
 * an item twice changes nothing more. AppError `not_found` for a reading that is none or not ready, `forbidden`.
 */
export async function applyWebsiteImport(ctx: Ctx<Names>, request: ApplyRequest): Promise<ApplyResult> {
  const { businessId, memberId, importId } = request;
  const found = await ctx.websiteImports.load(businessId, importId);
  if (!found?.proposal || (found.state !== "ready" && found.state !== "applied")) {
    throw new AppError("not_found", "This reading of the website is not there any more. Start a new one.");
  }
  const known = idsOf(found.proposal);
  const ticked = new Set(request.items.filter((id) => known.has(id)));
  if (ticked.size === 0) return { outcome: "invalid", problem: "Tick at least one item." };
  const failure =
    request.into === "wizard"
      ? ((await applyToWizard(ctx, request, found.proposal, ticked)) ??
        (await applyToSettings(ctx, request, found.proposal, ticked, ["answers"])))
      : await applyToSettings(ctx, request, found.proposal, ticked, ["profile", "services", "hours", "answers"]);
  if (failure) return failure;
  const items = [...ticked];
  const noted = await ctx.websiteImports.settle({ businessId, memberId, importId, items, now: ctx.now });
  if (noted === "forbidden") throw new AppError("forbidden", "You can look, but not change anything here.");
  return { outcome: "applied", count: ticked.size };
}

function idsOf({ profile, services, hours, answers }: WebsiteProposal): Set<string> {
  return new Set([...profile, ...services, ...(hours ? [hours] : []), ...answers].map(({ id }) => id));
}

type Failure = Exclude<ApplyResult, { outcome: "applied" }>;

async function applyToSettings(
  ctx: Ctx<Names>,
  { businessId, memberId, settings }: ApplyRequest,
  proposal: WebsiteProposal,
  ticked: ReadonlySet<string>,
  sections: (keyof Settings & SettingSection)[],
): Promise<Failure | null> {
  const merged = mergeIntoSettings(settings, proposal, ticked, randomUUID);
  for (const section of sections) {
    const value = merged[section];
    if (!value) continue;
    const saved = await saveSetting(ctx, { businessId, memberId, section, base: settings[section], value });
    if (saved.outcome === "changed_elsewhere") return { outcome: "changed_elsewhere" };
    if (saved.outcome === "invalid") return { outcome: "invalid", problem: firstOf(saved.problems) };
  }
  return null;
}

async function applyToWizard(
  ctx: Ctx<Names>,
  { businessId, settings, timeZone }: ApplyRequest,
  proposal: WebsiteProposal,
  ticked: ReadonlySet<string>,
): Promise<Failure | null> {
  const { answers, revisions } = await loadOnboarding(ctx, businessId);
  const profile = answers.profile ?? startOfProfile(settings.profile);
  const isOffered = proposal.services.some(({ id }) => ticked.has(id));
  const start = { ...tradeDefaults(profile.trade), timeZone, closures: [], zips: [] };
  // What the website offers stands alone; the trade's own list is for whoever took none of it.
  const services = answers.services ?? (isOffered ? { ...start, services: [] } : start);
  const merged = mergeIntoWizard({ profile, services }, proposal, ticked);
  for (const step of ["profile", "services"] as const) {
    const value = merged[step];
    if (!value) continue;
    const saved = await saveStep(ctx, { businessId, step, answers: value, revision: revisions[step] });
    if (saved.outcome === "stale") return { outcome: "changed_elsewhere" };
    if (saved.outcome === "invalid") return { outcome: "invalid", problem: saved.problems[0]?.message ?? "" };
  }
  return null;
}

function startOfProfile(known: SettingValues["profile"]): WizardAnswers["profile"] {
  const { name, trade, email, phone, address, website, description } = known;
  const orNull = (text: string) => (text === "" ? null : text);
  return {
    name,
    trade,
    email,
    phone: orNull(phone),
    address: orNull(address),
    website: orNull(website),
    description: orNull(description),
    greeting: null,
    tone: "warm",
  };
}

const firstOf = (problems: Record<string, string>): string => Object.values(problems)[0] ?? "Some items do not fit.";
