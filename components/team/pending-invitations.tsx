"use client";

import { useState, useTransition } from "react";
import { formatMoment } from "@/components/format/moment";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { lost } from "@/components/ui/lost";
import { Notice } from "@/components/ui/states";
import { type PendingInvitation, roleWords } from "@/lib/domain/team/roles";
import type { InviteDone } from "./invite-form";

interface Props {
  invitations: PendingInvitation[];
  timeZone: string;
  now: Date;
  isOwner: boolean;
  onInvite: (email: string, role: string) => Promise<InviteDone>;
  onRevoke: (invitationId: string) => Promise<{ ok: true } | { ok: false; problem: string }>;
}

/** Who was asked and has not come yet. */
export function PendingInvitations({ invitations, timeZone, now, isOwner, onInvite, onRevoke }: Props) {
  const [note, setNote] = useState<{ isGood: boolean; text: string } | null>(null);
  const [isBusy, start] = useTransition();
  const resend = ({ email, role }: PendingInvitation) =>
    start(async () => {
      const done = await onInvite(email, role).catch(lost);
      if (!done.ok) setNote({ isGood: false, text: done.problem });
      else if (done.result.outcome === "refused") setNote({ isGood: false, text: done.result.problem });
      else setNote({ isGood: true, text: `A new link is on its way to ${email}. The old one no longer works.` });
    });
  const revoke = ({ id }: PendingInvitation) =>
    start(async () => {
      const done = await onRevoke(id).catch(lost);
      setNote(done.ok ? null : { isGood: false, text: done.problem });
    });
  return (
    <Card>
      <ul className="divide-y">
        {invitations.map((invitation) => {
          const isOver = invitation.expiresAt <= now;
          return (
            <li key={invitation.id} className="flex flex-wrap items-center justify-between gap-3 px-4 py-3 md:px-5">
              <div className="min-w-0">
                <p className="font-medium wrap-anywhere">{invitation.email}</p>
                <p className="text-ink-soft text-note">
                  {roleWords[invitation.role].label}, {isOver ? "ran out " : "works until "}
                  {formatMoment(invitation.expiresAt, timeZone, now)}
                </p>
              </div>
              <div className="flex flex-wrap items-center gap-2">
                {isOver ? <Badge tone="attention">Ran out</Badge> : null}
                {isOwner ? (
                  <>
                    <Button aria-disabled={isBusy} onClick={() => resend(invitation)}>
                      Send again<span className="sr-only"> to {invitation.email}</span>
                    </Button>
                    <Button variant="danger" aria-disabled={isBusy} onClick={() => revoke(invitation)}>
                      Take back<span className="sr-only"> from {invitation.email}</span>
                    </Button>
                  </>
                ) : null}
              </div>
            </li>
          );
        })}
      </ul>
      {note ? (
        <div className="border-t px-4 py-3 md:px-5">
          <Notice tone={note.isGood ? "booked" : "missed"}>{note.text}</Notice>
        </div>
      ) : null}
    </Card>
  );
}
