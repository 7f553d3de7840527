import type { WizardAnswers } from "./wizard-steps";

type Defaults = Pick<WizardAnswers["services"], "services" | "hours" | "resources">;
type Trade = WizardAnswers["profile"]["trade"];

/** Names and minutes only: a price is the owner's to set. */
const services: Record<Trade, [name: string, minutes: number][]> = {
  plumbing: [
    ["Drain cleaning", 60],
    ["Leak repair", 90],
    ["Water heater service", 120],
    ["Fixture installation", 90],
  ],
  hvac: [
    ["Heating repair", 90],
    ["Cooling repair", 90],
    ["Seasonal tune-up", 60],
    ["Replacement estimate", 60],
  ],
  electrical: [
    ["Troubleshooting", 60],
    ["Outlet or switch", 60],
    ["Panel inspection", 90],
    ["EV charger estimate", 60],
  ],
  roofing: [
    ["Roof inspection", 60],
    ["Leak repair", 120],
    ["Replacement estimate", 60],
  ],
  painting: [
    ["Interior estimate", 60],
    ["Exterior estimate", 60],
  ],
  cleaning: [
    ["Standard cleaning", 120],
    ["Deep cleaning", 240],
    ["Move-out cleaning", 240],
  ],
  landscaping: [
    ["Mowing", 60],
    ["Cleanup", 180],
    ["Irrigation check", 60],
    ["Project estimate", 60],
  ],
  salon: [
    ["Haircut", 45],
    ["Colour", 120],
    ["Blowout", 45],
  ],
  clinic: [
    ["New patient visit", 45],
    ["Follow-up visit", 20],
  ],
  general: [
    ["Appointment", 60],
    ["Estimate", 60],
  ],
};
const resources: Partial<Record<Trade, string>> = { salon: "Chair 1", clinic: "Room 1" };

/** What a business of this trade most often offers, for the owner to change: Monday to Friday, 8 to 17 local time. */
export function tradeDefaults(trade: Trade): Defaults {
  return {
    services: services[trade].map(([name, durationMinutes]) => ({ name, durationMinutes, priceCents: null })),
    hours: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opens: "08:00", closes: "17:00" })),
    resources: [resources[trade] ?? "Crew 1"],
  };
}
