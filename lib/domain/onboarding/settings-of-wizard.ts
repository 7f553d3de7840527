import type { SettingSection } from "@/lib/domain/settings/sections";

/**
 * The sections of the settings that the wizard asks for, and where. While a business is set up they are changed there
 * alone: paying writes the wizard's answers over them (app.apply_onboarding).
 */
export const settingsOfWizard: { readonly [Section in SettingSection]?: string } = {
  profile: "/onboarding/profile",
  services: "/onboarding/services?part=services",
  hours: "/onboarding/services?part=hours",
  closures: "/onboarding/services?part=closures",
  zone: "/onboarding/services?part=area",
  resources: "/onboarding/services?part=area",
  areas: "/onboarding/services?part=area",
};
