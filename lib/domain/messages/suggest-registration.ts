import { trades } from "@/lib/domain/member/trades";
import { tradeDefaults } from "@/lib/domain/onboarding/trade-defaults";
import { localMoment } from "@/lib/domain/time/local-moment";
import { composeText } from "./compose-text";
import { emptyCompany } from "./empty-company";
import type { RegistrationTexts } from "./registration-lint";

/** What is known of a business before it says anything to the carriers. */
export interface RegistrationProfile {
  name: string;
  trade: string;
  website: string | null;
  /** The first one of its list; null: the trade's first one stands in. */
  service: string | null;
}

const aheadMs = 3 * 86_400_000;

/**
 * What a business can tell the carriers as it is: the very texts that it will send, with its own service, and the way in
 * which its callers really agree. The address of a privacy policy is its own to give.
 */
export function suggestRegistration(profile: RegistrationProfile, now: Date): RegistrationTexts {
  const { name } = profile;
  const { date } = localMoment(new Date(now.getTime() + aheadMs), "UTC");
  const appointment = {
    service: profile.service ?? serviceOf(profile.trade),
    startsAt: new Date(`${date}T09:00:00Z`),
    timeZone: "UTC",
    reference: "K7M2Q",
  };
  const text = { language: "en" as const, businessName: name, businessPhone: null, isFirst: true, params: {} };
  const kinds = ["confirmation", "reminder_24h", "text_back"] as const;
  return {
    businessName: name,
    samples: kinds.flatMap((kind) => composeText({ ...text, kind }, appointment) ?? []),
    optInFlow: `Customers call ${name} to book an appointment. On the call they give their mobile number, are told that the confirmation and reminders come by text, and agree. They can reply STOP at any time.`,
    privacyUrl: null,
    company: {
      ...emptyCompany,
      legalName: name,
      website: profile.website?.startsWith("https://") ? profile.website : "",
    },
  };
}

function serviceOf(trade: string): string {
  const known = Object.keys(trades).find((name): name is keyof typeof trades => name === trade) ?? "general";
  return tradeDefaults(known).services[0]?.name ?? "your visit";
}
