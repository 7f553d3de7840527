import { deleteThisBusiness, keepThisBusiness } from "@/app/dashboard/settings/privacy/actions";
import { DeleteBusiness } from "@/components/privacy/delete-business";
import { DeletionNotice } from "@/components/privacy/deletion-notice";
import { Section } from "@/components/ui/card";
import type { Deletion } from "@/lib/domain/privacy/views";

interface Props {
  name: string;
  deletion: Deletion | null;
  timeZone: string;
  now: Date;
  isOwner: boolean;
}

/** The end of a business: the wish for it, or how it stands. */
export function EndSection({ name, deletion, ...shared }: Props) {
  if (!deletion && !shared.isOwner) return null;
  return (
    <Section id="end-title" title="Delete this business">
      {deletion ? (
        <DeletionNotice deletion={deletion} {...shared} onUndo={keepThisBusiness} />
      ) : (
        <DeleteBusiness name={name} onDelete={deleteThisBusiness} />
      )}
    </Section>
  );
}
