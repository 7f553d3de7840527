import type { LaunchView } from "@/lib/domain/launch/launch-view";

/**
 * Whether the wizard still decides what the business is: until the plan is paid. From then on nothing of the wizard is
 * applied any more, and the settings do. The database goes by the same rule (private.is_setting_up).
 */
export function isSettingUp(status: string, { steps }: Pick<LaunchView, "steps">): boolean {
  const isPaid = steps.some(({ step, state }) => step === "subscription" && (state === "done" || state === "skipped"));
  return status === "onboarding" && !isPaid;
}
