import Link from "next/link";
import type { ReactNode } from "react";
import { Logo } from "@/components/brand/logo";

export default function AuthLayout({ children }: { children: ReactNode }) {
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="px-5 py-5 md:px-8">
        <Link href="/" className="rounded-control">
          <Logo />
        </Link>
      </header>
      <main className="flex flex-1 items-start justify-center px-5 pt-6 pb-16 md:items-center md:pt-0 md:pb-28">
        <div className="w-full max-w-96">{children}</div>
      </main>
    </div>
  );
}
