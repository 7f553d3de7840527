import { formatPhone } from "@/components/format/phone";
import type { ReviewLine } from "@/components/onboarding/plan-step";
import { trades } from "@/lib/domain/member/trades";
import type { WizardAnswers } from "@/lib/domain/onboarding/wizard-steps";
import { weekdayNames } from "@/lib/domain/settings/weekday-names";

/** The answers of the wizard, a line each, as they are read over before the launch. */
export function reviewLines({ profile, services, calendar, phone }: Partial<WizardAnswers>): ReviewLine[] {
  return [
    {
      title: "Business",
      answer: profile ? `${profile.name}, ${trades[profile.trade].toLowerCase()}. ${profile.email}` : null,
      href: "/onboarding/profile",
    },
    { title: "Services and hours", answer: services ? catalogueLine(services) : null, href: "/onboarding/services" },
    {
      title: "Calendar",
      answer: calendar ? calendarWords[calendar.choice] : null,
      href: "/onboarding/calendar",
    },
    { title: "Number", answer: phone ? phoneLine(phone) : null, href: "/onboarding/phone" },
  ];
}

const calendarWords = { google: "Google Calendar is connected.", skip: "Appointments are kept here alone." };

function catalogueLine({ services, hours, zips, resources }: WizardAnswers["services"]): string {
  const days = [...new Set(hours.map(({ weekday }) => weekday))].toSorted();
  const names = days.map((weekday) => weekdayNames[weekday - 1]?.slice(0, 3)).join(", ");
  const area = zips.length > 0 ? `${zips.length} ZIP codes` : "everywhere";
  return `${services.map(({ name }) => name).join(", ")}. ${names}; ${area}; ${resources.join(", ")}.`;
}

function phoneLine(phone: WizardAnswers["phone"]): string {
  if (phone.choice === "toll_free") return "A toll-free number of ours.";
  if (phone.choice === "local") return `${formatPhone(phone.e164)}, held for you.`;
  return `${formatPhone(phone.forwardFrom)}, forwarded to ${formatPhone(phone.e164)}.`;
}
