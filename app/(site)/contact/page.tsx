import type { Metadata } from "next";
import { ContactForm } from "@/components/site/contact-form";
import { SiteHead } from "@/components/site/prose";
import { Card } from "@/components/ui/card";

export const metadata: Metadata = {
  title: "Contact",
  description: "Write to the people behind CloudGreet: about becoming a customer, your account, or your data.",
  alternates: { canonical: "/contact" },
};

export default function ContactPage() {
  return (
    <>
      <SiteHead title="Write to us">
        <p>About becoming a customer, your account, your data, or a call that went wrong. A person reads it.</p>
      </SiteHead>
      <Card className="mt-10 max-w-2xl p-5 md:p-6">
        <ContactForm />
      </Card>
    </>
  );
}
