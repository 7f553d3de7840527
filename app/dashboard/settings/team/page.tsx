import { notFound } from "next/navigation";
import { PageHead } from "@/components/frame/page-head";
import { InviteForm } from "@/components/team/invite-form";
import { PendingInvitations } from "@/components/team/pending-invitations";
import { TeamList } from "@/components/team/team-list";
import { Section } from "@/components/ui/card";
import { getContainer } from "@/lib/container";
import { requireMember } from "@/lib/http/session";
import { changeRole, invite, remove, revoke } from "./actions";

export const metadata = { title: "Team" };

export default async function TeamPage() {
  const { business, businessId, role, claims } = await requireMember();
  const { ports, now } = getContainer();
  const team = await ports.team.load(businessId, claims.sub);
  if (!team) notFound();
  const isOwner = role === "owner";
  const shared = { timeZone: business.timeZone, now: now(), isOwner };
  return (
    <>
      <PageHead title="Team" lead="Who sees this business, and what they may do." />
      <div className="mt-5 flex flex-col gap-7">
        <Section id="members-title" title="Members">
          <TeamList members={team.members} ownId={claims.sub} {...shared} onRole={changeRole} onRemove={remove} />
        </Section>
        {isOwner ? (
          <Section id="invite-title" title="Invite somebody">
            <InviteForm onInvite={invite} />
          </Section>
        ) : null}
        {team.invitations.length > 0 ? (
          <Section id="pending-title" title="Waiting invitations">
            <PendingInvitations invitations={team.invitations} {...shared} onInvite={invite} onRevoke={revoke} />
          </Section>
        ) : null}
      </div>
    </>
  );
}
