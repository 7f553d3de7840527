import type { Metadata } from "next";
import { Demo } from "@/components/site/demo";
import { sayMeasured } from "@/lib/domain/site/measured";
import { HowItWorks } from "./_components/how-it-works";
import { loadPlans } from "./_components/load-plans";
import { Objections } from "./_components/objections";
import { SignUp } from "./_components/sign-up";

export const metadata: Metadata = { alternates: { canonical: "/" } };

export default async function LandingPage() {
  const [plan] = await loadPlans();
  return (
    <>
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-8 lg:grid-cols-[minmax(0,1fr)_27rem] lg:gap-14">
        <div className="lg:pt-12">
          <h1 className="max-w-2xl text-hero">Your phone gets answered, and the job gets booked.</h1>
          <p className="mt-5 max-w-lg text-ink-soft text-pretty lg:mt-6 lg:text-title lg:font-normal">
            CloudGreet is the receptionist for plumbers, salons, clinics and everyone else who cannot pick up with both
            hands full.
          </p>
          <div className="mt-8 hidden lg:block">
            <SignUp plan={plan} />
          </div>
        </div>
        <div>
          <Demo />
          <p className="mt-3 text-ink-faint text-note text-pretty">
            Our scripted receptionist and an invented plumber, over the same calendar rules as a real call. Nothing is
            booked, kept or sent. On the phone it has a better voice.
          </p>
          <p className="mt-3 text-note text-pretty">{sayMeasured()}</p>
          <div className="mt-8 lg:hidden">
            <SignUp plan={plan} />
          </div>
        </div>
      </div>
      <HowItWorks />
      <Objections />
    </>
  );
}
