import Link from "next/link";
import { Logo } from "@/components/brand/logo";
import { buttonStyle } from "@/components/ui/button";
import { linkStyle } from "@/components/ui/link";
import { readClaims } from "@/lib/http/session";
import { Promises } from "./_components/promises";

export default async function LandingPage() {
  const isSignedIn = Boolean(await readClaims());
  return (
    <div className="mx-auto flex min-h-dvh max-w-272 flex-col px-5 md:px-8">
      <header className="flex items-center justify-between gap-4 py-5">
        <Logo />
        <nav aria-label="Account" className="flex items-center gap-2">
          {isSignedIn ? (
            <Link href="/dashboard" className={buttonStyle()}>
              Your dashboard
            </Link>
          ) : (
            <Link href="/login" className={buttonStyle({ variant: "bare" })}>
              Sign in
            </Link>
          )}
        </nav>
      </header>
      <main className="flex-1 py-14 md:py-24">
        <h1 className="max-w-3xl text-hero">Your phone gets answered, and the job gets booked.</h1>
        <p className="mt-6 max-w-xl text-ink-soft text-title font-normal">
          CloudGreet is the receptionist for plumbers, salons, clinics and everyone else who cannot pick up with both
          hands full.
        </p>
        <div className="mt-9 flex flex-wrap items-center gap-x-5 gap-y-3">
          <Link href="/register" className={buttonStyle({ variant: "primary", size: "large" })}>
            Create an account
          </Link>
          <p className="text-ink-soft">
            <strong className="num text-ink">$200</strong> a month and <strong className="num text-ink">$50</strong> per
            booked appointment.
          </p>
        </div>
        <Promises />
      </main>
      <footer className="flex flex-wrap justify-between gap-3 border-t py-6 text-ink-faint text-note">
        <p>Callers always hear that they speak with an AI assistant and that the call is recorded.</p>
        <Link href="/login" className={linkStyle}>
          Sign in
        </Link>
      </footer>
    </div>
  );
}
