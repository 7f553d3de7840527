import type { Metadata } from "next";
import { sections } from "@/app/(site)/_legal/cookies-sections";
import { LegalPage } from "@/components/site/prose";

export const metadata: Metadata = {
  title: "Cookies",
  description: "The few cookies that CloudGreet sets: signing in, the chosen business, the look. No tracking.",
  alternates: { canonical: "/cookies" },
};

export default function Page() {
  return (
    <LegalPage
      title="Cookies"
      updated="November 21, 2026"
      lead="The few that we set, and what for. There is no banner because there is nothing to refuse."
      sections={sections}
    />
  );
}
