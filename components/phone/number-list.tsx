import { PhoneOff } from "lucide-react";
import Link from "next/link";
import { formatDay } from "@/components/format/moment";
import { formatPhone } from "@/components/format/phone";
import { Badge } from "@/components/ui/badge";
import { buttonStyle } from "@/components/ui/button";
import { Card, Section } from "@/components/ui/card";
import { StateCard } from "@/components/ui/states";
import type { PhoneView } from "@/lib/domain/member/phone-page";

/** The numbers of the business, and what answers when somebody dials them. */
export function NumberList({ phone, timeZone, now }: { phone: PhoneView; timeZone: string; now: Date }) {
  return (
    <Section id="numbers" title="Your numbers">
      <Card>
        {phone.numbers.length === 0 ? (
          <StateCard
            icon={PhoneOff}
            title="No number yet"
            action={
              <Link href="/onboarding" className={buttonStyle({ variant: "primary" })}>
                Choose a number
              </Link>
            }
          >
            Take a new one, or keep your own and forward it.
          </StateCard>
        ) : (
          <ul className="divide-y">
            {phone.numbers.map((number) => (
              <li key={number.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-5 py-3">
                <span className="num font-semibold">{formatPhone(number.e164)}</span>
                <span className="text-ink-faint">
                  {number.kind === "toll_free" ? "toll-free" : "local"}, since{" "}
                  {formatDay(number.since, timeZone, now).replace(/^(Today|Yesterday)$/, (day) => day.toLowerCase())}
                </span>
                <span className="ml-auto">
                  <Rings isActive={number.isActive} isAnswering={phone.isAnswering} />
                </span>
              </li>
            ))}
          </ul>
        )}
      </Card>
    </Section>
  );
}

function Rings({ isActive, isAnswering }: { isActive: boolean; isAnswering: boolean }) {
  if (!isActive) return <Badge tone="quiet">Switched off</Badge>;
  return isAnswering ? (
    <Badge tone="booked">The receptionist answers</Badge>
  ) : (
    <Badge tone="attention">The receptionist is paused</Badge>
  );
}
