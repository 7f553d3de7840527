import Link from "next/link";
import { formatMoment } from "@/components/format/moment";

interface Props {
  dueAt: Date;
  timeZone: string;
  now: Date;
  isOwner: boolean;
}

/** Above every page of a business that is to go. */
export function DeletionBanner({ dueAt, timeZone, now, isOwner }: Props) {
  return (
    <p className="border-b bg-missed-tint px-4 py-2.5 text-missed md:px-8">
      This business is deleted {formatMoment(dueAt, timeZone, now)}.{" "}
      {isOwner ? (
        <Link href="/dashboard/settings/privacy" className="font-medium underline underline-offset-4">
          Take it back
        </Link>
      ) : (
        "An owner can take it back."
      )}
    </p>
  );
}
