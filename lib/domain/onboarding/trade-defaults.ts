import { tradeProfiles } from "./trade-profiles";
import type { WizardAnswers } from "./wizard-steps";

type Defaults = Pick<WizardAnswers["services"], "services" | "hours" | "resources">;
type Trade = WizardAnswers["profile"]["trade"];

/**
 * What a business of this trade most often offers, for the owner to change: services with their minutes, the pause after
 * them and callers' words for them, the week in local time, and one crew, chair or room. A price is the owner's to set.
 */
export function tradeDefaults(trade: Trade): Defaults {
  const { services, hours, resource } = tradeProfiles[trade];
  return {
    services: services.map(([name, durationMinutes, bufferMinutes, synonyms]) => ({
      name,
      durationMinutes,
      bufferMinutes,
      synonyms: synonyms.split(", "),
      priceCents: null,
    })),
    hours: hours
      .flatMap(([weekdays, ...openings]) =>
        weekdays.flatMap((weekday) => openings.map(([opens, closes]) => ({ weekday, opens, closes }))),
      )
      .sort((a, b) => a.weekday - b.weekday || a.opens.localeCompare(b.opens)),
    resources: [resource],
  };
}
