import { markDone } from "@/app/dashboard/attention-actions";
import { AttentionList } from "@/components/overview/attention-list";
import { Section } from "@/components/ui/card";
import type { AttentionItem } from "@/lib/domain/member/reads";

interface Props {
  items: AttentionItem[];
  timeZone: string;
  now: Date;
  canWrite: boolean;
}

/** What waits for a person, each with the button that says it is done; nothing while nothing waits. */
export function NeedsYou({ canWrite, ...shared }: Props) {
  if (shared.items.length === 0) return null;
  return (
    <Section id="attention" title="Needs you">
      <AttentionList {...shared} onDone={canWrite ? markDone : null} />
    </Section>
  );
}
