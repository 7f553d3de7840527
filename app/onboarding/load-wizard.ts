import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { getContainer } from "@/lib/container";
import { isSettingUp } from "@/lib/domain/onboarding/is-setting-up";
import { memberContext } from "@/lib/http/member-context";
import { type MemberSession, requireMember } from "@/lib/http/session";
import { loadOnboarding } from "@/lib/services/onboarding/load-onboarding";

/** Says which business is looked at before its launch. */
export const lookAroundCookie = "cloudgreet-look-around";

/** What every page of the wizard goes by, read once per request. Viewers have nothing to do here. */
export const loadWizard = cache(async () => {
  const member = await requireMember();
  if (member.role === "viewer") redirect("/dashboard");
  const container = getContainer();
  const [state, launch] = await Promise.all([
    loadOnboarding(memberContext(container, member), member.businessId),
    container.memberReads.loadLaunch(member.scope),
  ]);
  return { member, state, launch, now: container.now() };
});

/** Whether the wizard still decides what the member's business is, read once per request. */
export const isStillSettingUp = cache(async (): Promise<boolean> => {
  const { business, scope } = await requireMember();
  if (business.status !== "onboarding") return false;
  return isSettingUp(business.status, await getContainer().memberReads.loadLaunch(scope));
});

/** Where a business goes on that is not live yet. */
export async function resumeAt(): Promise<string> {
  const { member, state, launch } = await loadWizard();
  if (launch.state === "live") return "/onboarding/done";
  if (member.business.status !== "onboarding") return "/dashboard";
  if (launch.state && launch.isPaid) return "/onboarding/launch";
  return `/onboarding/${state.nextStep ?? "plan"}`;
}

/** Sends a business that has not begun its launch into the wizard, unless somebody chose to look around first. */
export async function leadIntoWizard({ business, role, scope }: MemberSession): Promise<void> {
  if (business.status !== "onboarding" || role === "viewer") return;
  if ((await cookies()).get(lookAroundCookie)?.value === business.id) return;
  const launch = await getContainer().memberReads.loadLaunch(scope);
  if (!launch.state) redirect("/onboarding");
}
