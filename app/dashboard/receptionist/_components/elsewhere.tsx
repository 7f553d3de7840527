import { ArrowRight } from "lucide-react";
import Link from "next/link";
import { Card, Section } from "@/components/ui/card";

const links = [
  { href: "/dashboard/settings/answers", title: "Answers", note: "What it says when callers ask." },
  { href: "/dashboard/settings/transfers", title: "Transfers", note: "Whom callers can be put through to." },
  { href: "/dashboard/settings/emergencies", title: "Emergencies", note: "Who is called, one after the other." },
  { href: "/dashboard/settings/services", title: "Services and prices", note: "What callers can book." },
];

/** What the receptionist also goes by and is no part of a draft. */
export function Elsewhere() {
  return (
    <Section id="elsewhere" title="Also part of a call" className="mt-8">
      <p className="mb-3 max-w-2xl text-ink-soft text-pretty">
        These live in the settings. A change there takes effect at once, on the next call, without a draft or the test
        callers.
      </p>
      <Card>
        <ul className="grid grid-cols-[minmax(0,1fr)] sm:grid-cols-2">
          {links.map(({ href, title, note }) => (
            <li key={href}>
              <Link href={href} className="flex items-center gap-3 rounded-card px-5 py-3.5 hover:bg-sunken">
                <span className="min-w-0 flex-1">
                  <span className="block font-medium">{title}</span>
                  <span className="text-ink-soft text-note">{note}</span>
                </span>
                <ArrowRight aria-hidden className="size-4 text-ink-faint" />
              </Link>
            </li>
          ))}
        </ul>
      </Card>
    </Section>
  );
}
