import Link from "next/link";
import { buttonStyle } from "@/components/ui/button";
import { Card, Section } from "@/components/ui/card";
import { PlaceLinks } from "@/components/ui/place-links";

const links = [
  { href: "/dashboard/settings/answers", title: "Teach it answers", note: "What callers ask most often." },
  { href: "/dashboard/settings/transfers", title: "Choose who is called", note: "For transfers and emergencies." },
  {
    href: "/dashboard/receptionist",
    title: "Try it and change it",
    note: "Talk with it in the browser, or type, and change its words.",
  },
];

/** Where to go after the launch. */
export function NextSteps({ isLive }: { isLive: boolean }) {
  return (
    <Section id="next" title="What next" className="mt-7">
      <Card>
        <PlaceLinks links={links} className="divide-y" />
      </Card>
      <div className="mt-6 flex justify-end">
        <Link href={isLive ? "/dashboard" : "/onboarding/launch"} className={buttonStyle({ size: "large" })}>
          {isLive ? "To the dashboard" : "Back to the launch"}
        </Link>
      </div>
    </Section>
  );
}
