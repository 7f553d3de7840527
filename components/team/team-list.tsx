"use client";

import { useState, useTransition } from "react";
import { formatMoment } from "@/components/format/moment";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { lost } from "@/components/ui/lost";
import { Notice } from "@/components/ui/states";
import { type Role, roleWords, type TeamMember } from "@/lib/domain/team/roles";
import { ChangeRole, type Done, RemoveMember } from "./member-actions";

interface Props {
  members: TeamMember[];
  ownId: string;
  timeZone: string;
  now: Date;
  isOwner: boolean;
  onRole: (userId: string, role: string, reason: string) => Promise<Done>;
  onRemove: (userId: string, reason: string) => Promise<Done>;
}

const tones: Record<Role, "brand" | "message" | "quiet"> = { owner: "brand", manager: "message", viewer: "quiet" };

/** The people of the business. Owners change roles and remove; everybody may leave. */
export function TeamList({ members, ownId, timeZone, now, isOwner, onRole, onRemove }: Props) {
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, start] = useTransition();
  const act = (work: () => Promise<Done>) =>
    new Promise<boolean>((resolve) => {
      start(async () => {
        const done = await work().catch(lost);
        setProblem(done.ok ? null : done.problem);
        resolve(done.ok);
      });
    });
  return (
    <Card>
      <ul className="divide-y" aria-busy={isBusy}>
        {members.map((member) => (
          <li key={member.userId} className="flex flex-wrap items-center justify-between gap-3 px-4 py-3 md:px-5">
            <div className="min-w-0">
              <p className="flex flex-wrap items-center gap-2 font-medium">
                <span className="wrap-anywhere">{member.email}</span>
                <Badge tone={tones[member.role]}>{roleWords[member.role].label}</Badge>
                {member.userId === ownId ? <Badge tone="quiet">You</Badge> : null}
              </p>
              <p className="text-ink-soft text-note">
                {member.seenAt ? `Last seen ${formatMoment(member.seenAt, timeZone, now)}` : "Not signed in now"}
                {member.hasSecondFactor ? ", two-factor on" : ", two-factor off"}
              </p>
            </div>
            <div className="flex flex-wrap gap-2">
              {isOwner ? (
                <ChangeRole member={member} onSave={(role, reason) => act(() => onRole(member.userId, role, reason))} />
              ) : null}
              {isOwner || member.userId === ownId ? (
                <RemoveMember
                  member={member}
                  isSelf={member.userId === ownId}
                  onRemove={(reason) => act(() => onRemove(member.userId, reason))}
                />
              ) : null}
            </div>
          </li>
        ))}
      </ul>
      {problem ? (
        <div className="border-t px-4 py-3 md:px-5">
          <Notice tone="missed">{problem}</Notice>
        </div>
      ) : null}
    </Card>
  );
}
