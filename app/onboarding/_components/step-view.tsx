import { findNumbers, holdNumber, payPlan, saveAnswers } from "@/app/onboarding/actions";
import { loadWizard } from "@/app/onboarding/load-wizard";
import { applyImport, loadImport, startImport } from "@/app/onboarding/website/actions";
import { CalendarStep } from "@/components/onboarding/calendar-step";
import { PhoneStep } from "@/components/onboarding/phone-step";
import { PlanStep } from "@/components/onboarding/plan-step";
import { ProfileStep } from "@/components/onboarding/profile-step";
import { ServicesStep } from "@/components/onboarding/services-step";
import { WebsiteImport } from "@/components/onboarding/website-import";
import { getContainer } from "@/lib/container";
import { dateAt } from "@/lib/domain/member/business-day";
import { trades } from "@/lib/domain/member/trades";
import { tradeDefaults } from "@/lib/domain/onboarding/trade-defaults";
import { findTradeProfile } from "@/lib/domain/onboarding/trade-profiles";
import type { WizardAnswers, WizardStep } from "@/lib/domain/onboarding/wizard-steps";
import { upcomingHolidays } from "@/lib/domain/time/upcoming-holidays";
import { greetingOf } from "@/lib/receptionist/prompt/greeting";
import { reviewLines } from "./review-lines";

type Trade = WizardAnswers["profile"]["trade"];

/** The form of one step, with what is saved or proposed in it. */
export async function StepView({ step, result }: { step: WizardStep; result: string }) {
  const { member, state } = await loadWizard();
  const shared = {
    key: `${member.businessId} ${step}`,
    revision: state.revisions[step],
    draftKey: `wizard:${member.businessId}:${step}`,
    onSave: saveAnswers,
  };
  if (step === "profile") return <Profile {...shared} />;
  if (step === "services") return <Services {...shared} />;
  if (step === "calendar") return <Calendar {...shared} result={result} />;
  if (step === "phone") return <Phone {...shared} />;
  return <Plan />;
}

interface Shared {
  revision: number;
  draftKey: string;
  onSave: typeof saveAnswers;
}

async function Profile(shared: Shared) {
  const { member, state } = await loadWizard();
  const { business, claims } = member;
  const proposed: WizardAnswers["profile"] = {
    name: business.name,
    trade: business.trade in trades ? (business.trade as Trade) : "general",
    email: claims.email ?? "",
    phone: null,
    address: null,
    website: null,
    description: null,
    greeting: null,
    tone: "warm",
  };
  const greeted = { name: "{name}", language: "en" as const };
  return (
    <ProfileStep
      {...shared}
      saved={state.answers.profile ?? proposed}
      spoken={{
        own: greetingOf({ ...greeted, greeting: "{greeting}" }),
        standard: greetingOf({ ...greeted, greeting: null }),
      }}
      previousHref={null}
      nextHref="/onboarding/services"
    />
  );
}

async function Services(shared: Shared) {
  const { member, state, now } = await loadWizard();
  const trade =
    state.answers.profile?.trade ?? (member.business.trade in trades ? (member.business.trade as Trade) : "general");
  const proposed = { ...tradeDefaults(trade), timeZone: member.business.timeZone, closures: [], zips: [] };
  const newest = await getContainer().memberReads.loadWebsiteImport(member.scope);
  return (
    <>
      <ServicesStep
        {...shared}
        // What was taken over from the website stands in a new form.
        key={`${member.businessId} services ${newest?.state === "applied" ? newest.id : ""}`}
        saved={state.answers.services ?? proposed}
        tradeName={trades[trade]}
        firstVisit={findTradeProfile(trade).firstVisit ?? null}
        holidays={upcomingHolidays(dateAt(now, member.business.timeZone))}
        previousHref="/onboarding/profile"
        nextHref="/onboarding/calendar"
      />
      <section aria-labelledby="from-website" className="mt-8">
        <h2 id="from-website" className="mb-3 font-semibold text-body">
          Or take services, hours and answers from your website
        </h2>
        <WebsiteImport
          newest={newest}
          address={state.answers.profile?.website ?? ""}
          canWrite={member.role !== "viewer"}
          onStart={startImport}
          onLoad={loadImport}
          onApply={applyImport}
        />
      </section>
    </>
  );
}

async function Calendar({ result, ...shared }: Shared & { result: string }) {
  const { member, state, now } = await loadWizard();
  const { connection } = await getContainer().memberReads.loadCalendarHealth(member.scope, now);
  return (
    <CalendarStep
      {...shared}
      saved={state.answers.calendar ?? { choice: "skip" }}
      account={connection?.state === "connected" ? connection.accountEmail : null}
      result={result}
      previousHref="/onboarding/services"
      nextHref="/onboarding/phone"
    />
  );
}

async function Phone({ revision, draftKey }: Shared) {
  const { state, launch } = await loadWizard();
  return (
    <PhoneStep
      saved={state.answers.phone ?? null}
      revision={revision}
      draftKey={draftKey}
      areaCode={state.answers.profile?.phone?.slice(2, 5) ?? ""}
      previousHref="/onboarding/calendar"
      nextHref={launch.isPaid ? "/onboarding/launch" : "/onboarding/plan"}
      onFind={findNumbers}
      onHold={holdNumber}
    />
  );
}

async function Plan() {
  const { member, state } = await loadWizard();
  const plans = await getContainer().memberReads.listPlans(member.scope);
  return (
    <PlanStep
      plans={plans}
      planId={state.answers.plan?.planId ?? null}
      revision={state.revisions.plan}
      lines={reviewLines(state.answers)}
      isOwner={member.role === "owner"}
      previousHref="/onboarding/phone"
      onPay={payPlan}
    />
  );
}
