import type { SettingSection } from "@/lib/domain/settings/sections";

interface Part {
  label: string;
  lead: string;
  sections: { section: SettingSection; title: string }[];
}

const part = (label: string, lead: string, section: SettingSection): Part => ({
  label,
  lead,
  sections: [{ section, title: label }],
});

/** The pages of the settings, by their name in the address. */
export const parts: Record<string, Part> = {
  profile: part("Profile", "Who you are, as callers hear it.", "profile"),
  services: part("Services", "What callers can book, in the order it is offered.", "services"),
  hours: {
    label: "Hours",
    lead: "When you are open. Nothing is booked outside these times.",
    sections: [
      { section: "hours", title: "Weekly hours" },
      { section: "closures", title: "Holidays and closures" },
      { section: "zone", title: "Time zone" },
    ],
  },
  crews: part("Crews", "Who or what does the work. Two jobs never share one at a time.", "resources"),
  area: part("Service area", "Where you go. Callers from elsewhere are told so.", "areas"),
  booking: part("Booking rules", "What every booking keeps to.", "booking"),
  answers: part("Answers", "What the receptionist says when callers ask.", "answers"),
  emergencies: part(
    "Emergencies",
    "Who is called and texted, one after the other, until somebody takes it.",
    "emergency",
  ),
  transfers: part("Transfers", "Whom callers can be put through to, in order.", "transfer"),
  texts: part("Texts", "Which texts your customers get from you. Confirmations always go out.", "texts"),
};

export const partLinks = [
  ...Object.entries(parts).map(([name, { label }]) => ({ href: `/dashboard/settings/${name}`, label })),
  { href: "/dashboard/settings/team", label: "Team" },
  { href: "/dashboard/settings/notifications", label: "Notifications" },
  { href: "/dashboard/settings/security", label: "Security" },
  { href: "/dashboard/settings/branding", label: "Branding" },
  { href: "/dashboard/settings/privacy", label: "Privacy" },
  { href: "/dashboard/settings/website", label: "Website import" },
];
