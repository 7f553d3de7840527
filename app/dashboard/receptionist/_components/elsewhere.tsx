import { Card, Section } from "@/components/ui/card";
import { PlaceLinks } from "@/components/ui/place-links";

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
        <PlaceLinks links={links} className="grid grid-cols-[minmax(0,1fr)] sm:grid-cols-2" />
      </Card>
    </Section>
  );
}
