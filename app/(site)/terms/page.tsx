import type { Metadata } from "next";
import { sections } from "@/app/(site)/_legal/terms-sections";
import { LegalPage } from "@/components/site/prose";

export const metadata: Metadata = {
  title: "Terms of service",
  description: "The terms between CloudGreet and the businesses that use it: service, fees, duties, ending.",
  alternates: { canonical: "/terms" },
};

export default function Page() {
  return (
    <LegalPage
      title="Terms of service"
      updated="November 21, 2026"
      lead="What holds between CloudGreet and the businesses that use it."
      sections={sections}
    />
  );
}
