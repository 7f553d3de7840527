import type { Metadata } from "next";
import { sections } from "@/app/(site)/_legal/privacy-sections";
import { LegalPage } from "@/components/site/prose";

export const metadata: Metadata = {
  title: "Privacy policy",
  description: "What CloudGreet keeps about owners, callers and visitors, why, for how long, and your rights.",
  alternates: { canonical: "/privacy" },
};

export default function Page() {
  return (
    <LegalPage
      title="Privacy policy"
      updated="November 21, 2026"
      lead="What we keep of whom, why, for how long, and what you can do about it."
      sections={sections}
    />
  );
}
