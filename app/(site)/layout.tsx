import type { Metadata } from "next";
import type { ReactNode } from "react";
import { SiteFooter } from "@/components/site/site-footer";
import { SiteHeader } from "@/components/site/site-header";
import { getContainer } from "@/lib/container";
import { readClaims } from "@/lib/http/session";

export function generateMetadata(): Metadata {
  const title = "CloudGreet: a receptionist for your phone, day and night";
  const images = [{ url: "/og.png", width: 1200, height: 630, alt: "A call to a plumber becomes an appointment." }];
  return {
    metadataBase: new URL(getContainer().env.app.APP_URL),
    openGraph: { type: "website", siteName: "CloudGreet", locale: "en_US", title, images },
    twitter: { card: "summary_large_image", title, images },
  };
}

export default async function SiteLayout({ children }: { children: ReactNode }) {
  const isSignedIn = Boolean(await readClaims().catch(() => null));
  return (
    <div className="flex min-h-dvh flex-col">
      <SiteHeader isSignedIn={isSignedIn} />
      <main className="mx-auto w-full max-w-300 flex-1 px-5 pt-6 pb-20 md:px-8 md:pt-10">{children}</main>
      <SiteFooter />
    </div>
  );
}
