"use client";

import { useState, useTransition } from "react";
import { formatMoment } from "@/components/format/moment";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { forgetDrafts } from "@/components/ui/draft-place";
import { lost } from "@/components/ui/lost";
import { Notice } from "@/components/ui/states";
import { deviceName } from "./device-name";

interface Session {
  id: string;
  startedAt: Date;
  seenAt: Date | null;
  userAgent: string | null;
  address: string | null;
}

interface Props {
  sessions: Session[];
  currentId: string | null;
  timeZone: string;
  now: Date;
  onSignOut: (isEverywhere: boolean) => Promise<{ ok: true } | { ok: false; problem: string }>;
}

/** The devices of the person, and the way to sign them out. */
export function SessionList({ sessions, currentId, timeZone, now, onSignOut }: Props) {
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, start] = useTransition();
  const signOut = (isEverywhere: boolean) =>
    start(async () => {
      const done = await onSignOut(isEverywhere).catch((thrown: unknown) => lost(thrown, forgetDrafts));
      setProblem(done.ok ? null : done.problem);
    });
  const isAlone = sessions.every(({ id }) => id === currentId);
  return (
    <Card>
      <ul className="divide-y">
        {sessions.map((session) => (
          <li
            key={session.id}
            className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 py-3 md:px-5"
          >
            <div className="min-w-0">
              <p className="font-medium">{deviceName(session.userAgent)}</p>
              <p className="text-ink-soft text-note">
                Last seen {formatMoment(session.seenAt ?? session.startedAt, timeZone, now)}
                {session.address ? `, ${session.address}` : ""}
              </p>
            </div>
            {session.id === currentId ? <Badge tone="booked">This device</Badge> : null}
          </li>
        ))}
      </ul>
      <div className="flex flex-col gap-3 border-t px-4 py-3 md:px-5">
        {problem ? <Notice tone="missed">{problem}</Notice> : null}
        <div className="flex flex-wrap gap-2">
          <Button aria-disabled={isAlone || isBusy} onClick={() => signOut(false)}>
            Sign out the others
          </Button>
          <Button variant="danger" aria-disabled={isBusy} onClick={() => signOut(true)}>
            Sign out everywhere
          </Button>
        </div>
      </div>
    </Card>
  );
}
