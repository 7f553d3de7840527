import { formatMoment } from "@/components/format/moment";
import { ActionButton } from "@/components/ui/action-button";
import { Card, Section } from "@/components/ui/card";
import type { WaitingChange } from "@/lib/domain/member/calendar-health";

interface Props {
  changes: WaitingChange[];
  timeZone: string;
  now: Date;
  canManage: boolean;
  onDecide: (changeId: string, decision: "apply" | "keep") => Promise<{ ok: true } | { ok: false; problem: string }>;
}

/** What was done to our own events in Google, with the two answers to each. */
export function WaitingChanges({ changes, timeZone, now, canManage, onDecide }: Props) {
  if (changes.length === 0) return null;
  return (
    <Section id="changes" title="Changed in Google: your decision">
      <Card>
        <ul className="divide-y">
          {changes.map((change) => (
            <li key={change.id} className="flex flex-wrap items-center gap-x-4 gap-y-3 px-4 py-3.5 md:px-5">
              <div className="min-w-0 flex-1 basis-64">
                <p className="font-medium wrap-anywhere">
                  {change.customerName}, {change.service}
                </p>
                <p className="text-ink-soft">{sayChange(change, timeZone, now)}</p>
              </div>
              {canManage ? (
                <div className="flex flex-wrap gap-2">
                  <ActionButton busy="Keeping" onPress={onDecide.bind(null, change.id, "keep")}>
                    Keep as booked
                  </ActionButton>
                  <ActionButton
                    busy={change.startsAt ? "Moving" : "Cancelling"}
                    onPress={onDecide.bind(null, change.id, "apply")}
                  >
                    {change.startsAt ? "Move and tell the customer" : "Cancel and tell the customer"}
                  </ActionButton>
                </div>
              ) : null}
            </li>
          ))}
        </ul>
      </Card>
    </Section>
  );
}

function sayChange({ appointmentAt, startsAt }: WaitingChange, timeZone: string, now: Date): string {
  const booked = formatMoment(appointmentAt, timeZone, now);
  return startsAt
    ? `Booked ${booked}; moved to ${formatMoment(startsAt, timeZone, now)}.`
    : `Booked ${booked}; deleted.`;
}
