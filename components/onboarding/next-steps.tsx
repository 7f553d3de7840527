import { ArrowRight } from "lucide-react";
import Link from "next/link";
import { buttonStyle } from "@/components/ui/button";
import { Card, Section } from "@/components/ui/card";

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
        <ul className="divide-y">
          {links.map(({ href, title, note }) => (
            <li key={href}>
              <Link href={href} className="flex items-center gap-3 px-4 py-3.5 hover:bg-sunken md:px-5">
                <span className="flex-1">
                  <span className="block font-medium">{title}</span>
                  <span className="text-ink-soft">{note}</span>
                </span>
                <ArrowRight aria-hidden className="size-4 text-ink-faint" />
              </Link>
            </li>
          ))}
        </ul>
      </Card>
      <div className="mt-6 flex justify-end">
        <Link href={isLive ? "/dashboard" : "/onboarding/launch"} className={buttonStyle({ size: "large" })}>
          {isLive ? "To the dashboard" : "Back to the launch"}
        </Link>
      </div>
    </Section>
  );
}
