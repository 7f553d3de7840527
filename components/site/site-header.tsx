import Link from "next/link";
import { Logo } from "@/components/brand/logo";
import { buttonStyle } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";

/** The top of every public page. */
export function SiteHeader({ isSignedIn }: { isSignedIn: boolean }) {
  return (
    <header className="mx-auto flex w-full max-w-300 items-center justify-between gap-3 px-5 py-4 md:px-8">
      <Link href="/" className="rounded-control" aria-label="CloudGreet, first page">
        <Logo />
      </Link>
      <nav aria-label="Main" className="flex items-center gap-1">
        <Link href="/pricing" className={buttonStyle({ variant: "bare" })}>
          Pricing
        </Link>
        <Link href="/contact" className={cn(buttonStyle({ variant: "bare" }), "max-sm:hidden")}>
          Contact
        </Link>
        {isSignedIn ? (
          <Link href="/dashboard" className={buttonStyle()}>
            Your dashboard
          </Link>
        ) : (
          <Link href="/login" className={buttonStyle()}>
            Sign in
          </Link>
        )}
      </nav>
    </header>
  );
}
