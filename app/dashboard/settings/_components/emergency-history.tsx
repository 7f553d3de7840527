import { EmergencyList } from "@/app/dashboard/_components/emergency-list";
import { practiceLadder } from "@/app/dashboard/emergency-actions";
import { NotificationPager } from "@/components/notifications/notification-pager";
import { ActionButton } from "@/components/ui/action-button";
import { Card, Section } from "@/components/ui/card";
import { getContainer } from "@/lib/container";
import { requireMember } from "@/lib/http/session";

const base = "/dashboard/settings/emergencies";
const shown = 10;

/** Practice, and what became of the drills and emergencies so far. */
export async function EmergencyHistory({ cursor }: { cursor: string | null }) {
  const { scope, role, business } = await requireMember();
  const { memberReads, now } = getContainer();
  const page = await memberReads.listEmergencies(scope, { cursor, limit: shown });
  const canWrite = role !== "viewer";
  return (
    <>
      {canWrite ? (
        <Section id="drill-title" title="Practice">
          <Card className="flex flex-col gap-3 px-4 py-5 md:px-5">
            <p className="text-ink-soft text-pretty">
              A drill calls and texts everybody on the ladder in turn, as in an emergency, and says that it is one. Its
              steps appear below as they happen. It costs nothing.
            </p>
            <ActionButton
              busy="Starting"
              question="Real phones will ring now, one after the other. Go on?"
              onPress={practiceLadder}
            >
              Practice the ladder
            </ActionButton>
          </Card>
        </Section>
      ) : null}
      <Section id="history-title" title="Drills and emergencies so far">
        {page.rows.length > 0 ? (
          <EmergencyList emergencies={page.rows} timeZone={business.timeZone} now={now()} canWrite={canWrite} />
        ) : (
          <p className="text-ink-soft">{cursor ? "Nothing older." : "None yet. A drill shows you how it goes."}</p>
        )}
        <NotificationPager base={base} isFirst={cursor === null} nextCursor={page.nextCursor} />
      </Section>
    </>
  );
}
