"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { formatDay } from "@/components/format/moment";
import { formatPhone } from "@/components/format/phone";
import { Button, buttonStyle } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { lost } from "@/components/ui/lost";
import { Notice } from "@/components/ui/states";
import type { CustomerProfile } from "@/lib/domain/customers/reads";

interface Props {
  kept: CustomerProfile;
  other: CustomerProfile;
  timeZone: string;
  now: Date;
  onMerge: () => Promise<{ ok: true; result: string } | { ok: false; problem: string }>;
}

/** Both customers side by side, before they become one. */
export function MergeView({ kept, other, timeZone, now, onMerge }: Props) {
  const router = useRouter();
  const [problem, setProblem] = useState<string | null>(null);
  const [isMerging, start] = useTransition();
  const merge = () =>
    start(async () => {
      const done = await onMerge().catch(lost);
      if (done.ok) router.push(`/dashboard/customers/${kept.id}`);
      else setProblem(done.problem);
    });
  return (
    <div className="mt-6 grid gap-5">
      <div className="grid gap-4 md:grid-cols-2">
        <Side title="This one is kept" customer={kept} timeZone={timeZone} now={now} />
        <Side title="This one is merged into it" customer={other} timeZone={timeZone} now={now} />
      </div>
      <p className="max-w-prose text-ink-soft">
        Where both have a value, the kept one stands; notes and tags are joined. This cannot be undone.
      </p>
      {problem ? <Notice tone="missed">{problem}</Notice> : null}
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" onClick={merge} aria-disabled={isMerging}>
          {isMerging ? "Merging" : "Merge the two"}
        </Button>
        <Link href={`/dashboard/customers/${other.id}/merge?with=${kept.id}`} className={buttonStyle()}>
          Keep the other one
        </Link>
      </div>
    </div>
  );
}

function Side(props: { title: string; customer: CustomerProfile; timeZone: string; now: Date }) {
  const { customer } = props;
  const entries = [
    ["Name", customer.name],
    ["Phone", customer.phone ? formatPhone(customer.phone) : null],
    ["Email", customer.email],
    ["Address", customer.address],
    ["Notes", customer.notes],
    ["Tags", customer.tags.join(", ")],
    ["Marks", [customer.isVip ? "VIP" : "", customer.isBlocked ? "Blocked" : ""].filter(Boolean).join(", ")],
    ["Texts", customer.isOptedOut ? "Wants no texts" : "May be texted"],
    ["Calls", String(customer.figures.calls)],
    ["Booked", String(customer.figures.booked)],
    ["Last contact", formatDay(customer.lastSeenAt, props.timeZone, props.now)],
  ] as const;
  return (
    <section aria-label={props.title}>
      <Card className="px-5 py-4">
        <h2 className="mb-3 text-body">{props.title}</h2>
        <dl>
          {entries.map(([name, value]) => (
            <div key={name} className="flex justify-between gap-4 py-1">
              <dt className="shrink-0 text-ink-faint">{name}</dt>
              <dd className="num min-w-0 text-right wrap-anywhere">{value || "None"}</dd>
            </div>
          ))}
        </dl>
      </Card>
    </section>
  );
}
