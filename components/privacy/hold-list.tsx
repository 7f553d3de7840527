"use client";

import Link from "next/link";
import { type ReactNode, useState, useTransition } from "react";
import { formatMoment } from "@/components/format/moment";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { linkStyle } from "@/components/ui/link";
import { lost } from "@/components/ui/lost";
import { Notice } from "@/components/ui/states";
import type { LegalHold } from "@/lib/domain/privacy/views";

interface Props {
  holds: LegalHold[];
  timeZone: string;
  now: Date;
  isOwner: boolean;
  onRelease: (holdId: string) => Promise<{ ok: true } | { ok: false; problem: string }>;
  children?: ReactNode;
}

/** What a hold is, the ones that stand, and what can be done. */
export function HoldList({ holds, timeZone, now, isOwner, onRelease, children }: Props) {
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, start] = useTransition();
  const release = (holdId: string) =>
    start(async () => {
      const done = await onRelease(holdId).catch(lost);
      setProblem(done.ok ? null : done.problem);
    });
  return (
    <Card className="flex flex-col gap-4 px-5 py-5">
      <p className="text-ink-soft text-pretty">
        While a hold stands, no clock and no deletion touches what it keeps. Place one when a dispute or a court asks
        you to keep things: on the whole business here, on one customer on their profile.
      </p>
      {holds.length > 0 ? (
        <ul className="divide-y rounded-control border">
          {holds.map((hold) => (
            <li key={hold.id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-4 py-3">
              <div className="min-w-0">
                <p className="font-medium">
                  {hold.customer ? (
                    <Link href={`/dashboard/customers/${hold.customer.id}`} className={linkStyle}>
                      {hold.customer.name ?? "A customer"}
                    </Link>
                  ) : (
                    "The whole business"
                  )}
                </p>
                <p className="text-ink-soft wrap-anywhere">{hold.reason}</p>
                <p className="num text-ink-faint text-note">
                  Since {formatMoment(hold.placedAt, timeZone, now)}
                  {hold.isByStaff ? ", placed by CloudGreet" : null}
                </p>
              </div>
              {isOwner && !hold.isByStaff ? (
                <Button aria-disabled={isBusy} onClick={() => release(hold.id)}>
                  Release<span className="sr-only"> the hold on {hold.customer?.name ?? "the business"}</span>
                </Button>
              ) : null}
            </li>
          ))}
        </ul>
      ) : null}
      {problem ? <Notice tone="missed">{problem}</Notice> : null}
      {children}
    </Card>
  );
}
