import Link from "next/link";
import { signOut } from "@/app/(auth)/login/actions";
import { Logo } from "@/components/brand/logo";
import { OneBusiness } from "@/components/frame/one-business";
import { SignOutForm } from "@/components/frame/sign-out-form";
import { Button } from "@/components/ui/button";
import { DraftPlace } from "@/components/ui/draft-place";
import { requireMember } from "@/lib/http/session";

export const metadata = { title: "Set up" };

export default async function OnboardingLayout({ children }: LayoutProps<"/onboarding">) {
  const { business, claims } = await requireMember();
  return (
    <div className="app-scale flex min-h-dvh flex-col text-body">
      <OneBusiness businessId={business.id} />
      <header className="flex items-center gap-4 px-4 py-4 md:px-8">
        <Link href="/" className="rounded-control">
          <Logo />
        </Link>
        <p className="min-w-0 flex-1 truncate text-right text-ink-soft">{business.name}</p>
        <SignOutForm onSignOut={signOut}>
          <Button type="submit" variant="bare">
            Sign out
          </Button>
        </SignOutForm>
      </header>
      <main className="mx-auto w-full max-w-168 flex-1 px-4 pt-2 pb-16 md:px-6 md:pt-6">
        <DraftPlace id={`${business.id}:${claims.sub}`}>{children}</DraftPlace>
      </main>
    </div>
  );
}
