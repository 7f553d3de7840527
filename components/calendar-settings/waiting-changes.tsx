import { formatMoment } from "@/components/format/moment";
import { Card, Section } from "@/components/ui/card";
import { SubmitButton } from "@/components/ui/submit-button";
import type { WaitingChange } from "@/lib/domain/member/calendar-health";

interface Props {
  changes: WaitingChange[];
  timeZone: string;
  now: Date;
  canManage: boolean;
  onDecide: (changeId: string, decision: "apply" | "keep") => Promise<void>;
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
                  <form action={onDecide.bind(null, change.id, "keep")}>
                    <SubmitButton variant="quiet" busy="Keeping">
                      Keep as booked
                    </SubmitButton>
                  </form>
                  <form action={onDecide.bind(null, change.id, "apply")}>
                    <SubmitButton variant="quiet" busy={change.startsAt ? "Moving" : "Cancelling"}>
                      {change.startsAt ? "Move and tell the customer" : "Cancel and tell the customer"}
                    </SubmitButton>
                  </form>
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
