import { ActionButton } from "@/components/ui/action-button";
import { Card, Section } from "@/components/ui/card";
import { inputStyle } from "@/components/ui/input-style";

interface Props {
  /** Null while no feed is open. */
  address: string | null;
  canManage: boolean;
  onSet: (isOpen: boolean) => Promise<{ ok: true } | { ok: false; problem: string }>;
}

/** The address that other calendars subscribe to. Whoever has it reads every appointment. */
export function FeedCard({ address, canManage, onSet }: Props) {
  return (
    <Section id="feed" title="Feed for other calendars">
      <Card className="flex flex-col gap-3 px-4 py-4 md:px-5">
        <p className="text-ink-soft">
          Apple Calendar, Outlook and others can subscribe to your appointments. Whoever has the address can read them:
          share it with care, and make a new one when it got into wrong hands.
        </p>
        {address && canManage ? (
          <input readOnly aria-label="Address of the feed" value={address} className={inputStyle} />
        ) : null}
        {canManage ? (
          <div className="flex flex-wrap gap-2">
            <ActionButton busy="Making it" onPress={onSet.bind(null, true)}>
              {address ? "Make a new address" : "Make an address"}
            </ActionButton>
            {address ? (
              <ActionButton variant="danger" busy="Closing" onPress={onSet.bind(null, false)}>
                Close the feed
              </ActionButton>
            ) : null}
          </div>
        ) : null}
      </Card>
    </Section>
  );
}
