import type { Metadata } from "next";
import { sections } from "@/app/(site)/_legal/messaging-terms-sections";
import { LegalPage } from "@/components/site/prose";

export const metadata: Metadata = {
  title: "Calls and texts",
  description: "How businesses call and text through CloudGreet: consent, opt-out, frequency, help, recording.",
  alternates: { canonical: "/messaging-terms" },
};

export default function Page() {
  return (
    <LegalPage
      title="Calls and texts"
      updated="November 21, 2026"
      lead="How CloudGreet calls and texts people on behalf of businesses, and how to stop it."
      sections={sections}
    />
  );
}
